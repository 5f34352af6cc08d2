package org.serai.sandbox.internal;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.serai.json.Json;

/** JSON as Meta puts it on the wire: every character outside ASCII as a lower-case {@code \}{@code uXXXX}. */
final class AsciiJson {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private AsciiJson() {}

    static byte[] bytes(@Nullable Object tree) {
        return escape(Json.text(tree), false).getBytes(StandardCharsets.US_ASCII);
    }

    /** For people: UTF-8, only halves of a surrogate pair without their other half are escaped. */
    static byte[] readable(@Nullable Object tree) {
        return escape(Json.text(tree), true).getBytes(StandardCharsets.UTF_8);
    }

    private static String escape(String json, boolean onlyBroken) {
        var out = new StringBuilder(json.length() + 64);
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c < 0x80 || onlyBroken && isWhole(json, i)) {
                out.append(c);
            } else {
                out.append("\\u").append(HEX[c >> 12]).append(HEX[c >> 8 & 15]);
                out.append(HEX[c >> 4 & 15]).append(HEX[c & 15]);
            }
        }
        return out.toString();
    }

    private static boolean isWhole(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
        }
        return !Character.isLowSurrogate(c) || at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
}
