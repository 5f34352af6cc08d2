package org.serai.consent;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words that end or resume consent, in English, German, Spanish, Portuguese and Arabic. Only a message that consists
 * of such a word counts: «please stop by at noon» is no opt-out. Case, accents, vowel signs, width and punctuation around
 * the word do not matter.
 */
public final class StopWords {
    public static final String OPT_OUT = "opt_out";
    public static final String OPT_IN = "opt_in";

    private static final Pattern MARKS = Pattern.compile("[\\p{Mn}\u0640\\p{Cf}]+");
    private static final Pattern EDGES = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$");
    private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int LONGEST = 40;

    private static final Set<String> STOP = words(
            "stop",
            "stop all",
            "stopall",
            "unsubscribe",
            "opt out",
            "optout", // en
            "stopp",
            "abmelden",
            "abbestellen",
            "austragen", // de
            "baja",
            "alto",
            "parar",
            "detener",
            "dar de baja",
            "darme de baja",
            "cancelar suscripción", // es
            "pare",
            "sair",
            "descadastrar",
            "cancelar inscrição", // pt
            "إيقاف",
            "أوقف",
            "توقف",
            "قف",
            "إلغاء الاشتراك"); // ar

    private static final Set<String> START = words(
            "start",
            "unstop",
            "subscribe",
            "resubscribe",
            "opt in",
            "optin", // en
            "starten",
            "anmelden", // de
            "alta",
            "iniciar",
            "comenzar",
            "dar de alta", // es
            "voltar",
            "começar",
            "ativar", // pt
            "ابدأ",
            "بدء",
            "اشتراك",
            "تفعيل"); // ar

    private StopWords() {}

    /** {@link #OPT_OUT}, {@link #OPT_IN}, or empty for everything else. */
    public static Optional<String> intent(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String word = normalise(text);
        return STOP.contains(word)
                ? Optional.of(OPT_OUT)
                : START.contains(word) ? Optional.of(OPT_IN) : Optional.empty();
    }

    private static String normalise(String text) {
        String bare =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        String folded = bare.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return GAPS.matcher(EDGES.matcher(folded).replaceAll("")).replaceAll(" ");
    }

    private static Set<String> words(String... words) {
        return Stream.of(words).map(StopWords::normalise).collect(Collectors.toUnmodifiableSet());
    }
}
