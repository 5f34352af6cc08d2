package org.serai.connector;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The secrets that open a door at the moment: one, or while it is renewed two.
 *
 * @param refusal why there are none; null where there are
 */
record Secrets(List<byte[]> live, String user, VerifyResult.@Nullable Refused refusal) {
    /** Standard Webhooks writes it before a secret, so that people see what it is. */
    private static final String STANDARD = "whsec_";

    static Secrets read(Verification.Key key, Function<String, Optional<String>> settings) {
        String text = settings.apply(key.setting()).orElse("").strip();
        if (text.isEmpty()) {
            return none(VerifyResult.refused("signature.secret-missing", "the setting " + key.setting() + " is empty"));
        }
        var live = new ArrayList<byte[]>();
        try {
            for (String secret : text.split("\\s+")) {
                live.add(bytes(secret, key.form()));
            }
        } catch (IllegalArgumentException notBase64) {
            return none(VerifyResult.refused(
                    "signature.secret-unreadable", "the setting " + key.setting() + " is no base64"));
        }
        String user = key.user() == null ? "" : settings.apply(key.user()).orElse("");
        return new Secrets(List.copyOf(live), user, null);
    }

    private static Secrets none(VerifyResult.Refused why) {
        return new Secrets(List.of(), "", why);
    }

    private static byte[] bytes(String secret, Verification.Key.Form form) {
        return switch (form) {
            case NFKD -> utf8(Normalizer.normalize(secret, Normalizer.Form.NFKD));
            case BASE64 -> decoded(secret.startsWith(STANDARD) ? secret.substring(STANDARD.length()) : secret);
            case AS_IS -> utf8(secret);
        };
    }

    /** In either alphabet. An empty key signs nothing. */
    private static byte[] decoded(String base64) {
        byte[] key = Base64.getDecoder().decode(base64.replace('-', '+').replace('_', '/'));
        if (key.length == 0) {
            throw new IllegalArgumentException("an empty key");
        }
        return key;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
