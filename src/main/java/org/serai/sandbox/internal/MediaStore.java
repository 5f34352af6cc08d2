package org.serai.sandbox.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Files in memory, at most 256 MB in all; then the oldest make room. Links to them live five minutes of business time. */
final class MediaStore {
    static final Duration UPLOADED = Duration.ofDays(30);
    static final Duration RECEIVED = Duration.ofDays(7);
    private static final Duration LINK = Duration.ofMinutes(5);
    private static final long MOST = 256L * 1024 * 1024;
    private final Map<String, StoredMedia> byId = new LinkedHashMap<>();
    private final AtomicLong ids = new AtomicLong(1_037_543_291_543_636L);
    private final String salt = UUID.randomUUID().toString();
    private final BusinessClock clock;
    private long held;

    MediaStore(BusinessClock clock) {
        this.clock = clock;
    }

    synchronized StoredMedia add(String mime, byte[] bytes, @Nullable String filename, Duration life) {
        var media = new StoredMedia(
                Long.toString(ids.addAndGet(104_729)),
                mime,
                bytes,
                hash(bytes),
                filename,
                clock.now().plus(life));
        byId.put(media.id(), media);
        held += bytes.length;
        while (held > MOST && byId.size() > 1) {
            remove(byId.keySet().iterator().next());
        }
        return media;
    }

    synchronized Optional<StoredMedia> find(String id) {
        return Optional.ofNullable(byId.get(id)).filter(media -> clock.now().isBefore(media.until()));
    }

    synchronized boolean remove(String id) {
        StoredMedia gone = byId.remove(id);
        held -= gone == null ? 0 : gone.bytes().length;
        return gone != null;
    }

    /** The path of a link made now; whoever has it also needs the bearer token. */
    String link(StoredMedia media) {
        long until = clock.now().plus(LINK).getEpochSecond();
        return "/whatsapp_business/attachments/?mid=" + media.id() + "&ext=" + until + "&hash="
                + seal(media.id(), Long.toString(until));
    }

    boolean isLinkGood(String id, String until, String seal) {
        return seal.equals(seal(id, until)) && clock.now().getEpochSecond() < Long.parseLong(until);
    }

    private String seal(String id, String until) {
        return hash((salt + id + until).getBytes(StandardCharsets.UTF_8)).substring(0, 32);
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
