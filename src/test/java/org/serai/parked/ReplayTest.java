package org.serai.parked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serai.audit.AuditTrail;
import org.serai.audit.Entry;
import org.serai.canonical.SeraiException;
import org.serai.canonical.TenantId;
import org.serai.canonical.UnavailableException;
import org.serai.database.TestDatabase;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** Parked items on their way back: by cause, planned, then done once. */
class ReplayTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private final TestDatabase database = TestDatabase.fresh();
    private final AnnotationConfigApplicationContext house = new AnnotationConfigApplicationContext();
    private final List<UUID> back = Collections.synchronizedList(new ArrayList<>());
    private @Nullable RuntimeException failure;

    @BeforeEach
    void open() {
        house.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("serai.replay.share", "0.1")));
        house.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(database.dataSource()));
        house.registerBean(JdbcClient.class, database::jdbc);
        house.registerBean(Clock.class, () -> Clock.fixed(NOON, ZoneOffset.UTC));
        house.registerBean(Replayer.class, Takes::new);
        house.registerBean(Forecast.class, Knows::new);
        house.scan("org.serai.parked", "org.serai.audit");
        house.refresh();
    }

    @AfterEach
    void close() {
        house.close();
        database.close();
    }

    /** The room the items came from. */
    private final class Takes implements Replayer {
        @Override
        public String kind() {
            return "document";
        }

        @Override
        public void replay(ParkedItem item) {
            if (failure != null) {
                throw failure;
            }
            back.add(item.id());
        }
    }

    /** Documents that say "bad" are no better today. */
    private static final class Knows implements Forecast {
        @Override
        public String kind() {
            return "document";
        }

        @Override
        public Prospect of(ParkedItem item) {
            if (new String(item.payload(), StandardCharsets.UTF_8).equals("bad")) {
                throw new SeraiException("mapping.failed", "order.jslt:3", "still not mapped", "mend the mapping");
            }
            return Prospect.of(item.id(), Outcome.SENDS);
        }
    }

    private UUID park(String kind, String tenant, String payload, int minute) {
        UUID id = UUID.randomUUID();
        var item = new ParkedItem(
                id,
                tenant,
                "shop",
                kind,
                "mapping.failed",
                "/name",
                "no name " + minute,
                "give it one",
                "e-" + minute,
                "orders/create",
                Map.of(),
                payload.getBytes(StandardCharsets.UTF_8),
                NOON.plusSeconds(60L * minute));
        house.getBean(Parking.class).park(item);
        return id;
    }

    private UUID park(String payload, int minute) {
        return park("document", "acme", payload, minute);
    }

    private List<Outcome> outcomes(List<Prospect> prospects) {
        return prospects.stream().map(Prospect::outcome).toList();
    }

    private List<Prospect> replay(List<UUID> ids) {
        return house.getBean(Replay.class).replay(new Replay.Wish(ACME, "ada", ids, Map.of("cause", "mapping.failed")));
    }

    @Test
    void what_stopped_is_counted_by_cause_with_its_oldest_as_the_example() {
        UUID oldest = park("good", 1);
        park("good", 3);
        park("document", "initech", "good", 2);

        assertThat(house.getBean(Shelves.class).causes(ACME)).singleElement().satisfies(cause -> {
            assertThat(cause.code()).isEqualTo("mapping.failed");
            assertThat(cause.count()).isEqualTo(2);
            assertThat(cause.oldest()).isEqualTo(NOON.plusSeconds(60));
            assertThat(cause.newest()).isEqualTo(NOON.plusSeconds(180));
            assertThat(cause.example()).isEqualTo(oldest);
            assertThat(cause.message()).isEqualTo("no name 1");
        });
    }

    @Test
    void what_no_row_can_hold_is_kept_as_near_as_it_can_be() {
        house.getBean(Parking.class)
                .park(new ParkedItem(
                        UUID.randomUUID(),
                        "acme",
                        "shop",
                        "foreign",
                        "connector.unknown",
                        "/\0",
                        "no \uD83D",
                        "bind \0it",
                        null,
                        "orders\0/\uDE00create",
                        Map.of("x\0", "\uD83D"),
                        new byte[] {0},
                        NOON));
        assertThat(house.getBean(Shelves.class)
                        .list(ACME, new Selection(null, null, null, 10), null)
                        .items())
                .singleElement()
                .satisfies(item -> assertThat(item.documentType()).isEqualTo("orders\uFFFD/\uFFFDcreate"));
    }

    @Test
    void a_plan_says_what_a_replay_then_does() {
        List<UUID> ids = List.of(
                park("good", 1),
                park("bad", 2),
                park("stranger", "acme", "good", 3),
                park("document", ParkedItem.NOBODY, "good", 4),
                park("document", "initech", "good", 5));

        List<Outcome> plan = outcomes(house.getBean(Replay.class).plan(ACME, ids));
        assertThat(plan)
                .containsExactly(
                        Outcome.SENDS,
                        Outcome.BLOCKED,
                        Outcome.NOT_REPLAYABLE,
                        Outcome.NOT_REPLAYABLE,
                        Outcome.NOT_REPLAYABLE);
        assertThat(back).isEmpty();

        assertThat(outcomes(replay(ids))).isEqualTo(plan);
        assertThat(back).containsExactly(ids.get(0));
        assertThat(house.getBean(Shelves.class)
                        .list(ACME, new Selection(null, null, null, 10), null)
                        .items())
                .extracting(ParkedItem::id)
                .containsExactly(ids.get(1), ids.get(2), ids.get(3));
    }

    @Test
    void pressed_by_six_at_once_each_item_goes_back_once() throws Exception {
        List<UUID> ids = List.of(park("good", 1), park("good", 2), park("good", 3));
        Callable<List<Prospect>> press = () -> replay(ids);
        var operators = Executors.newFixedThreadPool(6);
        int replayed = 0;
        for (Future<List<Prospect>> done : operators.invokeAll(Collections.nCopies(6, press))) {
            replayed += (int) done.get().stream().filter(Prospect::replays).count();
        }
        operators.shutdown();

        assertThat(replayed).isEqualTo(3);
        assertThat(back).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(outcomes(replay(ids))).containsOnly(Outcome.ALREADY_REPLAYED);
    }

    @Test
    void when_the_broker_is_away_the_rest_is_left_and_stands_where_it_stood() {
        List<UUID> ids = List.of(park("good", 1), park("good", 2));
        failure = new UnavailableException("broker", "away", new IOException("refused"));

        assertThat(replay(ids)).allSatisfy(left -> {
            assertThat(left.outcome()).isEqualTo(Outcome.BLOCKED);
            assertThat(left.reasonCode()).hasValue(UnavailableException.CODE);
        });

        failure = null;
        assertThat(outcomes(replay(ids))).containsOnly(Outcome.SENDS);
    }

    @Test
    void one_that_fails_in_a_way_nobody_foresaw_stays_and_the_next_goes_on() {
        UUID first = park("good", 1);
        failure = new IllegalStateException("of ours");
        assertThat(replay(List.of(first)).get(0).reasonCode()).hasValue("replay.failed");

        failure = null;
        assertThat(outcomes(replay(List.of(first, park("good", 2))))).containsOnly(Outcome.SENDS);
    }

    @Test
    void the_audit_says_who_replayed_what_and_how_many() {
        UUID good = park("good", 1);
        replay(List.of(good, park("bad", 2)));

        List<Entry> entries = house.getBean(AuditTrail.class).list(ACME, Long.MAX_VALUE, 10);
        assertThat(entries).extracting(Entry::act).containsExactly("replay.done", "replay.begun");
        assertThat(entries).extracting(Entry::who).containsOnly("ada");
        assertThat(entries.get(0).details()).contains("\"sends\":1", "\"blocked\":1", "mapping.failed");
        assertThat(entries.get(1).details()).contains(good.toString());
    }

    @Test
    void a_share_of_nothing_is_refused_by_name() {
        assertThatThrownBy(() -> new ReplayPace(database.jdbc(), 0))
                .isInstanceOfSatisfying(
                        SeraiException.class,
                        refused -> assertThat(refused.where()).isEqualTo("SERAI_REPLAY_SHARE"));
    }

    @Test
    void a_list_goes_on_page_by_page_the_oldest_first() {
        List<UUID> ids = List.of(park("good", 1), park("good", 2), park("good", 3));
        Shelves shelves = house.getBean(Shelves.class);
        var two = new Selection(null, "shop", null, 2);

        Shelves.Page first = shelves.list(ACME, two, null);
        Shelves.Page second = shelves.list(ACME, two, first.next());

        assertThat(first.items()).extracting(ParkedItem::id).isEqualTo(ids.subList(0, 2));
        assertThat(second.items()).extracting(ParkedItem::id).containsExactly(ids.get(2));
        assertThat(second.next()).isNull();
    }

    @Test
    void replays_of_one_line_wait_behind_each_other_at_a_tenth_of_the_rate() {
        ReplayPace pace = house.getBean(ReplayPace.class);

        assertThat(List.of(pace.next("n1", 80, NOON), pace.next("n1", 80, NOON), pace.next("n2", 80, NOON)))
                .containsExactly(NOON, NOON.plusMillis(125), NOON);
        assertThat(pace.next("n1", 80, NOON.plusSeconds(60))).isEqualTo(NOON.plusSeconds(60));
    }
}
