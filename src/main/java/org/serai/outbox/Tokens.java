package org.serai.outbox;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.MessageId;
import org.serai.canonical.Sha256;

/**
 * Signed names of our messages for the outside: {@code s1.<message>.<mac>} as the Cloud API's opaque callback data, and
 * {@code b1.<message>.<mac>.<button>} as the payload of a quick reply. Base64url, no personal data, the same for every
 * attempt of one message; the MAC keeps a foreign tool on the same account from moving our rows.
 */
public final class Tokens {
    private static final int MAC_BYTES = 8;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
    private final byte[] key;

    public Tokens(byte[] key) {
        if (key.length < 16) {
            throw new IllegalArgumentException("the token key needs at least 16 bytes");
        }
        this.key = key.clone();
    }

    /** What a quick reply of ours stands for. */
    public record Button(MessageId message, String button) {}

    public String opaque(MessageId id) {
        return "s1." + ENCODER.encodeToString(bytes(id)) + "." + mac("s1", id, "");
    }

    public String button(MessageId id, String button) {
        return "b1." + ENCODER.encodeToString(bytes(id)) + "." + mac("b1", id, button) + "." + button;
    }

    /** Empty for anything we did not sign. */
    public Optional<MessageId> readOpaque(@Nullable String opaque) {
        String[] parts = opaque == null ? new String[0] : opaque.split("\\.", -1);
        return parts.length == 3 && parts[0].equals("s1") ? checked("s1", parts[1], parts[2], "") : Optional.empty();
    }

    /** Empty for anything we did not sign. */
    public Optional<Button> readButton(@Nullable String payload) {
        String[] parts = payload == null ? new String[0] : payload.split("\\.", 4);
        return parts.length == 4 && parts[0].equals("b1")
                ? checked("b1", parts[1], parts[2], parts[3]).map(id -> new Button(id, parts[3]))
                : Optional.empty();
    }

    private Optional<MessageId> checked(String kind, String id, String mac, String extra) {
        try {
            ByteBuffer raw = ByteBuffer.wrap(DECODER.decode(id));
            if (raw.remaining() != 16) {
                return Optional.empty();
            }
            MessageId message = new MessageId(new UUID(raw.getLong(), raw.getLong()));
            byte[] expected = mac(kind, message, extra).getBytes(StandardCharsets.US_ASCII);
            return MessageDigest.isEqual(expected, mac.getBytes(StandardCharsets.UTF_8))
                    ? Optional.of(message)
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private String mac(String kind, MessageId id, String extra) {
        Mac mac = Sha256.hmac(key);
        mac.update(kind.getBytes(StandardCharsets.US_ASCII));
        mac.update(bytes(id));
        byte[] full = mac.doFinal(extra.getBytes(StandardCharsets.UTF_8));
        return ENCODER.encodeToString(Arrays.copyOf(full, MAC_BYTES));
    }

    private static byte[] bytes(MessageId id) {
        UUID uuid = id.value();
        return ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }
}
