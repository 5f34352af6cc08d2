package org.serai.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.serai.tenant.TestTenants.tenant;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serai.canonical.HouseClock;
import org.serai.canonical.PhoneNumber;
import org.serai.canonical.PhoneNumberId;
import org.serai.canonical.Reason;
import org.serai.canonical.Recipient;
import org.serai.canonical.TenantId;
import org.serai.canonical.UnavailableException;
import org.serai.canonical.Wamid;
import org.serai.database.TestDatabase;
import org.serai.tenant.Sender;
import org.serai.tenant.TestTenants;
import org.serai.webhook.events.InboundReceived;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

class MediaTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final TenantId ACME = new TenantId("acme");
    private static final long MAX_BYTES = 5L * 1024 * 1024;
    private final HouseClock clock = new HouseClock(Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC));
    private final MediaQueue queue = new MediaQueue(
            new NamedParameterJdbcTemplate(DATABASE.dataSource()), Duration.ofMinutes(1), clock, () -> {});
    private final MediaChunks chunks = new MediaChunks(DATABASE.jdbc());
    private final MediaStore store = new MediaStore(DATABASE.jdbc(), chunks);
    private final Script source = new Script();
    private final MediaFetcher fetcher =
            new MediaFetcher(queue, chunks, source, new TestTenants(tenant("acme")), MAX_BYTES, clock);

    /** What the Cloud API does, call by call. */
    private static final class Script implements MediaSource {
        private final Deque<Object> answers = new ArrayDeque<>();

        @Override
        public Answer fetch(Sender sender, String mediaId) {
            Object next = answers.remove();
            if (next instanceof RuntimeException failure) {
                throw failure;
            }
            return next instanceof byte[] bytes
                    ? new Answer.Found(new ByteArrayInputStream(bytes), "image/png", bytes.length, null)
                    : (Answer) next;
        }
    }

    @BeforeEach
    void empty() {
        DATABASE.jdbc().sql("truncate media, media_chunk").update();
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    private void received(String mediaId, String sha256) {
        var message = new InboundReceived(
                ACME,
                "acme-waba",
                new PhoneNumberId("acme-number"),
                new Wamid("wamid." + mediaId),
                Recipient.of(new PhoneNumber("+4915100000001")),
                null,
                clock.instant(),
                "image",
                Map.of("image", Map.of("id", mediaId, "mime_type", "image/jpeg", "sha256", sha256)));
        queue.enqueue(MediaMention.in(message).toList());
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static String base64Sha256(byte[] bytes) throws Exception {
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private MediaStore.Medium medium(String mediaId) {
        return store.of(ACME, new Wamid("wamid." + mediaId)).get(0);
    }

    private long pieces() {
        return DATABASE.jdbc()
                .sql("select count(*) from media_chunk")
                .query(Long.class)
                .single();
    }

    private static UnavailableException away() {
        return new UnavailableException("cloud-api", "away", new IOException("away"));
    }

    @Test
    void a_medium_is_kept_in_pieces_with_its_hash_and_read_back_whole() throws Exception {
        for (int size : List.of(1, MediaChunks.CHUNK - 1, MediaChunks.CHUNK, MediaChunks.CHUNK * 2 + 7)) {
            byte[] bytes = random(size);
            received("m" + size, base64Sha256(bytes));
            source.answers.add(bytes);
            assertThat(fetcher.fetchNext()).isTrue();
            assertThat(medium("m" + size).state()).isEqualTo("kept");
            assertThat(medium("m" + size).bytes()).isEqualTo(size);
            assertThat(medium("m" + size).mimeType()).isEqualTo("image/png");
            try (InputStream kept = store.open(ACME, "m" + size).orElseThrow()) {
                assertThat(kept.readAllBytes()).isEqualTo(bytes);
            }
        }
        assertThat(store.open(new TenantId("globex"), "m1")).isEmpty();
        assertThat(fetcher.fetchNext()).isFalse();
    }

    @Test
    void a_source_that_is_away_is_asked_again_later_and_not_before() throws Exception {
        byte[] bytes = random(10);
        received("m", base64Sha256(bytes));
        source.answers.add(away());
        source.answers.add(bytes);
        assertThat(fetcher.fetchNext()).isTrue();
        assertThat(fetcher.fetchNext()).isFalse();
        clock.setOffset(Duration.ofSeconds(2));
        assertThat(fetcher.fetchNext()).isTrue();
        assertThat(medium("m").state()).isEqualTo("kept");
    }

    @Test
    void a_transfer_that_breaks_leaves_nothing_behind_and_is_tried_again() throws Exception {
        byte[] bytes = random(MediaChunks.CHUNK * 3);
        received("m", base64Sha256(bytes));
        InputStream breaking = new InputStream() {
            private final InputStream start = new ByteArrayInputStream(bytes, 0, MediaChunks.CHUNK + 5);

            @Override
            public int read() throws IOException {
                int next = start.read();
                if (next < 0) {
                    throw new IOException("connection reset");
                }
                return next;
            }
        };
        source.answers.add(new MediaSource.Answer.Found(breaking, null, bytes.length, null));
        fetcher.fetchNext();
        assertThat(medium("m").state()).isEqualTo("waiting");
        assertThat(pieces()).isZero();
        clock.setOffset(Duration.ofMinutes(1));
        source.answers.add(bytes);
        fetcher.fetchNext();
        assertThat(medium("m").state()).isEqualTo("kept");
        assertThat(pieces()).isEqualTo(3);
    }

    @Test
    void a_wrong_hash_is_tried_again_then_refused() throws Exception {
        received("m", base64Sha256(random(11)));
        for (int i = 1; i <= 5; i++) {
            source.answers.add(random(10));
            assertThat(fetcher.fetchNext()).isTrue();
            clock.setOffset(Duration.ofHours(i));
        }
        assertThat(medium("m").state()).isEqualTo("refused");
        assertThat(medium("m").error()).startsWith("media.hash-differs");
        assertThat(pieces()).isZero();
    }

    @Test
    void too_large_is_refused_by_announcement_and_by_count() throws Exception {
        byte[] bytes = random((int) MAX_BYTES + 1);
        received("said", base64Sha256(bytes));
        source.answers.add(bytes);
        fetcher.fetchNext();
        received("unsaid", base64Sha256(bytes));
        source.answers.add(new MediaSource.Answer.Found(new ByteArrayInputStream(bytes), null, -1, null));
        fetcher.fetchNext();
        assertThat(List.of(medium("said"), medium("unsaid"))).allSatisfy(medium -> {
            assertThat(medium.state()).isEqualTo("refused");
            assertThat(medium.error()).startsWith("media.too-large");
        });
        assertThat(pieces()).isZero();
    }

    @Test
    void a_foreign_host_is_refused_and_a_lost_copy_is_gone() {
        received("a", "x");
        source.answers.add(new MediaSource.Answer.Refused(new Reason("media.foreign-host", "no")));
        fetcher.fetchNext();
        received("b", "x");
        source.answers.add(new MediaSource.Answer.Gone(new Reason("media.gone", "no")));
        fetcher.fetchNext();
        assertThat(medium("a").state()).isEqualTo("refused");
        assertThat(medium("b").state()).isEqualTo("gone");
        assertThat(fetcher.fetchNext()).isFalse();
    }

    @Test
    void after_thirty_days_nobody_asks_any_more() {
        received("m", "x");
        clock.setOffset(Duration.ofDays(30));
        source.answers.add(away());
        fetcher.fetchNext();
        assertThat(medium("m").state()).isEqualTo("gone");
    }

    @Test
    void a_worker_whose_lease_has_ended_changes_nothing_any_more() throws Exception {
        byte[] bytes = random(100);
        received("m", base64Sha256(bytes));
        MediaClaim stale = queue.claim().orElseThrow();
        assertThat(queue.claim()).isEmpty();
        DATABASE.jdbc()
                .sql("update media set lease_until = now() - interval '1 second'")
                .update();
        source.answers.add(bytes);
        fetcher.fetchNext();
        assertThat(queue.ended(stale, "gone", "late")).isFalse();
        assertThat(medium("m").state()).isEqualTo("kept");
    }

    @Test
    void the_same_webhook_again_fetches_nothing_again() throws Exception {
        byte[] bytes = random(10);
        received("m", base64Sha256(bytes));
        source.answers.add(bytes);
        fetcher.fetchNext();
        received("m", base64Sha256(bytes));
        assertThat(fetcher.fetchNext()).isFalse();
    }
}
