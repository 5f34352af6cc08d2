package org.serai.ingress;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.serai.canonical.Sha256;

/** Names made of what is named: the same delivery, the same fact has the same name on any node and on any day. */
final class EventId {
    private static final String UNIT_SEPARATOR = "\u001f";
    private static final int BYTES = 15;

    private EventId() {}

    static String of(String... parts) {
        byte[] hash = Sha256.of(String.join(UNIT_SEPARATOR, parts).getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
    }
}
