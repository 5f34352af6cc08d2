package org.serai.sandbox.internal;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A person with a phone. {@code waId} is null for one known only by the business-scoped user id; then no webhook
 * carries a phone. Source: Meta, business-scoped user ids.
 */
record Customer(
        @Nullable String waId,
        String userId,
        String name,
        @Nullable String username) {
    static final Pattern USER_ID = Pattern.compile("[A-Z]{2}\\.(ENT\\.)?[A-Za-z0-9]{1,128}");
    static final Pattern WA_ID = Pattern.compile("[1-9]\\d{4,14}");
    private static final List<String> NAMES = List.of(
            "Amara Okafor",
            "Mateus Rocha",
            "Lina Brandt",
            "Yusuf Demir",
            "Sofia Herrera",
            "Noah Fischer",
            "Layla Haddad",
            "Priya Nair",
            "Jonas Weber",
            "Ines Castillo",
            "Omar Farouk",
            "Clara Mendes",
            "Tomasz Nowak",
            "Aiko Tanaka",
            "Elena Petrova",
            "David Cohen",
            "Zoe Laurent",
            "Kofi Mensah");
    private static final Map<String, String> COUNTRIES = Map.ofEntries(
            Map.entry("1", "US"),
            Map.entry("20", "EG"),
            Map.entry("27", "ZA"),
            Map.entry("31", "NL"),
            Map.entry("33", "FR"),
            Map.entry("34", "ES"),
            Map.entry("39", "IT"),
            Map.entry("41", "CH"),
            Map.entry("43", "AT"),
            Map.entry("44", "GB"),
            Map.entry("48", "PL"),
            Map.entry("49", "DE"),
            Map.entry("52", "MX"),
            Map.entry("54", "AR"),
            Map.entry("55", "BR"),
            Map.entry("57", "CO"),
            Map.entry("61", "AU"),
            Map.entry("62", "ID"),
            Map.entry("65", "SG"),
            Map.entry("90", "TR"),
            Map.entry("91", "IN"),
            Map.entry("212", "MA"),
            Map.entry("234", "NG"),
            Map.entry("254", "KE"),
            Map.entry("351", "PT"),
            Map.entry("966", "SA"),
            Map.entry("971", "AE"),
            Map.entry("972", "IL"));

    /** The same phone always has the same user id and, until told otherwise, the same name. */
    static Customer byPhone(String waId) {
        return new Customer(waId, country(waId) + "." + number(waId), name(waId), null);
    }

    static Customer byUserId(String userId) {
        String name = name(userId);
        return new Customer(
                null, userId, name, name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.'));
    }

    Customer named(String newName) {
        return new Customer(waId, userId, newName, username);
    }

    /** How the control calls and the page address the person. */
    String id() {
        return waId == null ? userId : waId;
    }

    /** {@code contacts[]} of a webhook: a key that is not known is left out, never empty. */
    Map<String, Object> contact() {
        var profile = new LinkedHashMap<String, Object>();
        profile.put("name", name);
        if (username != null) {
            profile.put("username", username);
        }
        var contact = new LinkedHashMap<String, Object>();
        contact.put("profile", profile);
        if (waId != null) {
            contact.put("wa_id", waId);
        }
        contact.put("user_id", userId);
        return contact;
    }

    private static String country(String waId) {
        for (int digits = 3; digits > 0; digits--) {
            String country = COUNTRIES.get(waId.substring(0, digits));
            if (country != null) {
                return country;
            }
        }
        return "US";
    }

    private static String number(String waId) {
        UUID hash = UUID.nameUUIDFromBytes(("serai sandbox " + waId).getBytes(StandardCharsets.US_ASCII));
        long first = hash.getMostSignificantBits() >>> 1;
        long second = (hash.getLeastSignificantBits() >>> 1) % 100_000_000L;
        return String.format(java.util.Locale.ROOT, "%012d%08d", first % 1_000_000_000_000L, second);
    }

    private static String name(String id) {
        return NAMES.get(Math.floorMod(id.hashCode() * 31 + id.length(), NAMES.size()));
    }
}
