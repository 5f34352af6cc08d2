package org.serai.template;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which language of a template a person gets: their exact one, its base, any variant of that base, and so on for each
 * wish in turn; the template's default at the end.
 */
record LanguageChain(List<String> wishes) {
    /**
     * @param language Meta's code of the chosen wording
     * @param locale BCP 47 for money and dates: the person's own where it speaks the chosen language, so {@code de-CH}
     *     stays Swiss in a German text
     */
    record Choice(String language, String locale) {}

    Optional<Choice> choose(Collection<String> available, String defaultLanguage) {
        for (String wish : wishes) {
            Optional<Choice> fit = fit(tag(wish), available);
            if (fit.isPresent()) {
                return fit;
            }
        }
        return available.contains(defaultLanguage)
                ? Optional.of(new Choice(defaultLanguage, defaultLanguage.replace('_', '-')))
                : Optional.empty();
    }

    private static Optional<Choice> fit(Locale wish, Collection<String> available) {
        String base = base(wish.getLanguage());
        if (base.isEmpty()) {
            return Optional.empty();
        }
        String exact = base + "_" + region(wish);
        return exactly(exact, available)
                .or(() -> exactly(base, available))
                .or(() -> available.stream()
                        .filter(code -> base(code).equals(base))
                        .findFirst())
                .map(code -> new Choice(code, locale(wish, base)));
    }

    private static Optional<String> exactly(String code, Collection<String> available) {
        return available.stream().filter(code::equalsIgnoreCase).findFirst();
    }

    /** Chinese is told apart by its script where a tag names no country. */
    private static String region(Locale wish) {
        if (wish.getCountry().isEmpty() && wish.getLanguage().equals("zh")) {
            return wish.getScript().equals("Hant") ? "TW" : "CN";
        }
        return wish.getCountry();
    }

    /** One word for a language with two codes. */
    private static String base(String code) {
        String language = code.split("[_-]", 2)[0].toLowerCase(Locale.ROOT);
        return switch (language) {
            case "no", "nn" -> "nb";
            case "tl" -> "fil";
            case "iw" -> "he";
            case "in" -> "id";
            default -> language;
        };
    }

    private static String locale(Locale wish, String base) {
        return wish.getCountry().isEmpty() ? base : base + "-" + wish.getCountry();
    }

    /** Also takes {@code pt_BR} and {@code de_DE.UTF-8}. */
    private static Locale tag(String text) {
        return Locale.forLanguageTag(text.strip().split("[.@]", 2)[0].replace('_', '-'));
    }
}
