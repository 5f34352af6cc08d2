package org.serai.template;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A value as the end of an address: what no address may hold is percent-encoded, an escape already there stays. */
final class LinkEnd {
    private static final String KEPT = "-._~:/?#[]@!$&'()*+,;=%";

    private LinkEnd() {}

    static String of(String value) {
        var end = new StringBuilder();
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c < 128 && (Character.isLetterOrDigit(c) || KEPT.indexOf(c) >= 0)) {
                end.append(c);
            } else {
                end.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            }
        }
        return end.toString();
    }
}
