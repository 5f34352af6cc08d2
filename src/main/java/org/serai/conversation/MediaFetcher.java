package org.serai.conversation;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Reason;
import org.serai.canonical.Sha256;
import org.serai.canonical.UnavailableException;
import org.serai.tenant.Sender;
import org.serai.tenant.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches one medium at a time and keeps it with its hash; tries again until the Cloud API's copy is gone. */
final class MediaFetcher {
    private static final Logger LOG = LoggerFactory.getLogger(MediaFetcher.class);
    /** A hash that differs may be a broken transfer; as often as this it is not. */
    private static final int HASH_TRIES = 5;

    private final MediaQueue queue;
    private final MediaChunks chunks;
    private final MediaSource source;
    private final Tenants tenants;
    private final long maxBytes;
    private final Clock clock;

    MediaFetcher(
            MediaQueue queue, MediaChunks chunks, MediaSource source, Tenants tenants, long maxBytes, Clock clock) {
        this.queue = queue;
        this.chunks = chunks;
        this.source = source;
        this.tenants = tenants;
        this.maxBytes = maxBytes;
        this.clock = clock;
    }

    /** @return false when nothing was due */
    boolean fetchNext() {
        Optional<MediaClaim> claim = queue.claim();
        claim.ifPresent(this::fetch);
        return claim.isPresent();
    }

    private void fetch(MediaClaim claim) {
        Optional<Sender> sender = tenants.sender(claim.number());
        if (sender.isEmpty()) {
            again(claim, "no tenant declares the number " + claim.number() + " any more");
            return;
        }
        try {
            source.fetch(sender.get(), claim.mediaId())
                    .fold(
                            found -> keep(claim, found),
                            refused -> end(claim, "refused", refused.reason()),
                            gone -> end(claim, "gone", gone.reason()));
        } catch (UnavailableException away) {
            again(claim, away.getMessage());
        }
    }

    private boolean keep(MediaClaim claim, MediaSource.Answer.Found found) {
        try (InputStream bytes = found.bytes()) {
            if (found.declaredBytes() > maxBytes) {
                return tooLarge(claim, found.declaredBytes());
            }
            var digest = new DigestInputStream(bytes, Sha256.digest());
            return settle(claim, found, chunks.copy(claim, digest, maxBytes), digest);
        } catch (IOException broken) {
            return again(claim, "the transfer broke: " + broken.getClass().getSimpleName());
        }
    }

    private boolean settle(
            MediaClaim claim, MediaSource.Answer.Found found, MediaChunks.Copied copied, DigestInputStream digest) {
        if (copied.end() == MediaChunks.End.LEASE_LOST) {
            LOG.warn("medium of {}: another worker took over", claim.tenant());
            return false;
        }
        if (copied.end() == MediaChunks.End.TOO_LARGE) {
            return tooLarge(claim, copied.bytes());
        }
        String sha256 = HexFormat.of().formatHex(digest.getMessageDigest().digest());
        return isAsAnnounced(sha256, claim.sha256()) && isAsAnnounced(sha256, hex(found.sha256()))
                ? queue.kept(claim, copied.bytes(), sha256, found.mimeType())
                : hashDiffers(claim);
    }

    private boolean hashDiffers(MediaClaim claim) {
        String text = "the bytes do not have the sha256 the webhook announced";
        return claim.attempts() >= HASH_TRIES
                ? end(claim, "refused", new Reason("media.hash-differs", text))
                : again(claim, text);
    }

    private boolean tooLarge(MediaClaim claim, long bytes) {
        String text = "at least " + bytes + " bytes; serai.media.max-bytes allows " + maxBytes;
        return end(claim, "refused", new Reason("media.too-large", text));
    }

    private boolean end(MediaClaim claim, String state, Reason reason) {
        chunks.drop(claim.copy());
        LOG.warn("medium of tenant {} is {}: {}", claim.tenant(), state, reason.code());
        return queue.ended(claim, state, reason.code() + ": " + reason.text());
    }

    private boolean again(MediaClaim claim, @Nullable String why) {
        Instant next = clock.instant().plus(pauseAfter(claim.attempts()));
        if (next.isAfter(claim.giveUpAt())) {
            return end(claim, "gone", new Reason("media.gone", "not to be had in 30 days; last: " + why));
        }
        chunks.drop(claim.copy());
        return queue.again(claim, next, String.valueOf(why));
    }

    /** 2, 4, 8 s ... up to an hour. */
    private static Duration pauseAfter(int attempts) {
        return Duration.ofSeconds(Math.min(3600, 1L << Math.min(attempts, 12)));
    }

    private static @Nullable String hex(@Nullable String sha256) {
        return sha256 == null ? null : MediaMention.hex(sha256).orElse(null);
    }

    private static boolean isAsAnnounced(String sha256, @Nullable String announced) {
        return announced == null || announced.equals(sha256);
    }
}
