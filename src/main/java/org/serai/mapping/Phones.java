package org.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code phone(candidates)}: the first number people can be called on. Anything with a letter in it is no number: neither
 * a user id, nor what a spreadsheet makes of one (4.9E+11), nor one with an extension.
 */
final class Phones {
    private static final Pattern SHAPE = Pattern.compile("(?i:tel:)?[\\p{Nd}+＋()\\[\\]/.\\-‐-― \\u00A0]{5,40}");
    private static final Pattern REGION = Pattern.compile("[A-Z]{2}");
    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();
    private final CurrentRun run;

    Phones(CurrentRun run) {
        this.run = run;
    }

    @Nullable
    JsonNode first(JsonNode candidates) {
        JsonNode spare = null;
        for (JsonNode candidate : candidates) {
            String raw = candidate.path("raw").asText("").strip();
            if (!raw.isEmpty()) {
                Optional<JsonNode> fit = parsed(raw, candidate);
                if (fit.isPresent()) {
                    return fit.get();
                }
                spare = spare == null ? entry(raw, null, region(candidate), candidate) : spare;
            }
        }
        return spare;
    }

    private Optional<JsonNode> parsed(String raw, JsonNode candidate) {
        if (!SHAPE.matcher(raw).matches()) {
            return Optional.empty();
        }
        try {
            PhoneNumber number = library.parse(raw, region(candidate));
            return isFit(number)
                    ? Optional.of(entry(raw, library.format(number, PhoneNumberFormat.E164), region(number), candidate))
                    : Optional.empty();
        } catch (NumberParseException noNumber) {
            return Optional.empty();
        }
    }

    private boolean isFit(PhoneNumber number) {
        return org.serai.canonical.PhoneNumber.isE164(library.format(number, PhoneNumberFormat.E164))
                && isCallable(number);
    }

    private boolean isCallable(PhoneNumber number) {
        return run.get().variable("tenant").path("phones").asText("valid").equals("possible")
                ? library.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE
                : library.isValidNumber(number);
    }

    /** Where a made-up number belongs to no country of a shared code, the code's main country. */
    private String region(PhoneNumber number) {
        String exact = library.getRegionCodeForNumber(number);
        return exact == null ? library.getRegionCodeForCountryCode(number.getCountryCode()) : exact;
    }

    private @Nullable String region(JsonNode candidate) {
        String named = candidate.path("region").asText("");
        String fallback = run.get().variable("tenant").path("region").asText("");
        String region = REGION.matcher(named).matches() ? named : fallback;
        return region.isEmpty() ? null : region;
    }

    private static JsonNode entry(String raw, @Nullable String e164, @Nullable String region, JsonNode candidate) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode().put("raw", raw);
        if (e164 != null) {
            entry.put("e164", e164);
        }
        if (region != null && REGION.matcher(region).matches()) {
            entry.put("region", region);
        }
        if (candidate.path("origin").isTextual()) {
            entry.put("origin", candidate.path("origin").textValue());
        }
        return entry;
    }
}
