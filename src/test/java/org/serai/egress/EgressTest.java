package org.serai.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.CustomerReply;
import org.serai.canonical.HouseClock;
import org.serai.canonical.MessageId;
import org.serai.canonical.PhoneNumber;
import org.serai.canonical.PhoneNumberId;
import org.serai.canonical.Recipient;
import org.serai.canonical.Ref;
import org.serai.canonical.SeraiException;
import org.serai.canonical.TenantId;
import org.serai.canonical.UnavailableException;
import org.serai.canonical.UserId;
import org.serai.canonical.Wamid;
import org.serai.database.TableWorker;
import org.serai.database.TestDatabase;
import org.serai.parked.ParkedItem;

class EgressTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final TenantId ACME = new TenantId("acme");
    private static final ConnectorName SHOP = new ConnectorName("shopify");
    private final HouseClock clock = new HouseClock(Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC));
    private final CallbackRows rows = new CallbackRows(DATABASE.jdbc(), Duration.ofMinutes(2));
    private final DurableCallbacks callbacks = new DurableCallbacks(rows, clock, () -> {});
    private final List<ParkedItem> parked = Collections.synchronizedList(new ArrayList<>());
    private final List<Callback> taken = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, RuntimeException> failures = new ConcurrentHashMap<>();
    private final CallbackDispatcher dispatcher =
            new CallbackDispatcher(rows, this::deliver, parked::addAll, DATABASE.transactions(), clock);

    private void deliver(Callback callback) {
        RuntimeException failure = failures.get(callback.reply().messageId().value());
        if (failure != null) {
            throw failure;
        }
        taken.add(callback);
    }

    @BeforeEach
    void empty() {
        DATABASE.jdbc().sql("truncate callback").update();
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    private static CustomerReply reply(String wamid, String key) {
        return new CustomerReply(
                ACME,
                new Wamid(wamid),
                new Recipient(new PhoneNumber("+4915100000001"), new UserId("DE.1")),
                "Ada",
                new PhoneNumberId("acme-number"),
                Instant.parse("2026-11-23T09:59:59Z"),
                "button",
                "Cancel",
                "cancel_order",
                "b1.x.y.cancel_order",
                Map.of("id", "5"),
                new Wamid("wamid.out"),
                "token",
                "order-confirmed",
                SHOP,
                "event-1",
                "cancel",
                List.of(key),
                List.of(
                        new Ref("shopify", "order", "4711", "https://shop/4711"),
                        new Ref("easypost", "shipment", "t", null)));
    }

    private void enqueue(String wamid, String key) {
        DATABASE.transactions()
                .executeWithoutResult(status -> callbacks.enqueue(
                        new Callback(MessageId.next().value(), SHOP, "shopify-order-sink", reply(wamid, key))));
    }

    private int drain() {
        int steps = 0;
        while (dispatcher.deliverNext()) {
            steps++;
        }
        return steps;
    }

    private List<String> takenWamids() {
        return taken.stream()
                .map(callback -> callback.reply().messageId().value())
                .toList();
    }

    private static UnavailableException away() {
        return new UnavailableException("shopify", "away", new IOException("refused"));
    }

    private static SeraiException refused() {
        return new SeraiException("shopify.refused", "order", "no such order", "look at the order");
    }

    @Test
    void a_callback_arrives_as_it_was_handed_in_with_every_field() {
        enqueue("w1", "#1001");
        assertThat(drain()).isEqualTo(1);
        assertThat(taken.get(0).reply()).isEqualTo(reply("w1", "#1001"));
        assertThat(taken.get(0).step()).isEqualTo("shopify-order-sink");
        assertThat(rows.of(ACME, List.of(new Wamid("w1"))))
                .containsExactly(new Deliveries.Delivery(new Wamid("w1"), SHOP, "shopify-order-sink", clock.instant()));
        assertThat(rows.of(new TenantId("globex"), List.of(new Wamid("w1")))).isEmpty();
    }

    @Test
    void handed_in_twice_it_is_delivered_once_and_rolled_back_never() {
        enqueue("w1", "#1001");
        enqueue("w1", "#1001");
        DATABASE.transactions().executeWithoutResult(status -> {
            callbacks.enqueue(new Callback(UUID.randomUUID(), SHOP, "s", reply("w2", "#1001")));
            status.setRollbackOnly();
        });
        drain();
        assertThat(takenWamids()).containsExactly("w1");
    }

    @Test
    void a_system_that_is_away_is_asked_after_1_5_30_120_600_seconds_under_the_same_id() {
        failures.put("w1", away());
        enqueue("w1", "#1001");
        Duration at = Duration.ZERO;
        for (int pause : List.of(1, 5, 30, 120, 600, 600)) {
            assertThat(drain()).isEqualTo(1);
            clock.setOffset(at.plusSeconds(pause).minusMillis(1));
            assertThat(drain()).as("before %d s", pause).isZero();
            at = at.plusSeconds(pause);
            clock.setOffset(at);
        }
        failures.clear();
        assertThat(drain()).isEqualTo(1);
        assertThat(takenWamids()).containsExactly("w1");
        assertThat(parked).isEmpty();
    }

    @Test
    void a_system_that_names_a_time_is_asked_then_and_never_sooner_than_the_schedule() {
        failures.put("w1", new UnavailableException("shopify", "busy", Duration.ofSeconds(40), new IOException("429")));
        enqueue("w1", "#1001");
        drain();
        clock.setOffset(Duration.ofMillis(39_999));
        assertThat(drain()).isZero();
        clock.setOffset(Duration.ofSeconds(40));
        assertThat(drain()).isEqualTo(1);

        failures.put("w1", new UnavailableException("shopify", "busy", Duration.ZERO, new IOException("429")));
        clock.setOffset(Duration.ofSeconds(80));
        assertThat(drain()).isEqualTo(1);
        clock.setOffset(Duration.ofMillis(109_999));
        assertThat(drain()).isZero();
        failures.clear();
        clock.setOffset(Duration.ofSeconds(110));
        assertThat(drain()).isEqualTo(1);
        assertThat(takenWamids()).containsExactly("w1");
    }

    @Test
    void after_a_day_away_it_is_parked_with_payload_and_cause_and_replay_delivers_it() {
        failures.put("w1", away());
        enqueue("w1", "#1001");
        clock.setOffset(Duration.ofHours(24));
        drain();
        assertThat(parked).hasSize(1);
        ParkedItem item = parked.get(0);
        assertThat(item.cause()).isEqualTo("system.unavailable");
        assertThat(item.kind()).isEqualTo("callback");
        assertThat(item.payload()).isNotEmpty();
        assertThat(drain()).isZero();

        failures.clear();
        new CallbackReplayer(rows, clock, () -> {}).replay(item);
        assertThat(drain()).isEqualTo(1);
        assertThat(takenWamids()).containsExactly("w1");
        assertThat(taken.get(0).id()).isEqualTo(item.id());
    }

    @Test
    void a_refusal_parks_at_once_and_the_next_of_its_order_goes_on() {
        failures.put("w1", refused());
        enqueue("w1", "#1001");
        enqueue("w2", "#1001");
        drain();
        assertThat(parked).extracting(ParkedItem::cause).containsExactly("shopify.refused");
        assertThat(takenWamids()).containsExactly("w2");
    }

    @Test
    void a_later_one_of_the_same_order_waits_for_the_earlier_and_other_orders_do_not() {
        failures.put("w1", away());
        enqueue("w1", "#1001");
        enqueue("w2", "#1001");
        enqueue("w3", "#1002");
        drain();
        assertThat(takenWamids()).containsExactly("w3");
        failures.clear();
        clock.setOffset(Duration.ofSeconds(1));
        drain();
        assertThat(takenWamids()).containsExactly("w3", "w1", "w2");
    }

    @Test
    void a_surprise_is_tried_a_few_times_then_parked() {
        failures.put("w1", new IllegalStateException("bug"));
        enqueue("w1", "#1001");
        for (int i = 1; i <= 4; i++) {
            assertThat(drain()).isEqualTo(1);
            clock.setOffset(Duration.ofHours(i));
        }
        assertThat(parked).extracting(ParkedItem::cause).containsExactly("callback.failed");
    }

    @Test
    void a_worker_that_died_after_the_claim_costs_a_lease_and_its_late_word_counts_no_more() {
        enqueue("w1", "#1001");
        CallbackRow dead = rows.claim(clock.instant()).orElseThrow();
        assertThat(drain()).isZero();
        DATABASE.jdbc()
                .sql("update callback set lease_until = now() - interval '1 second'")
                .update();
        assertThat(drain()).isEqualTo(1);
        assertThat(rows.again(dead, clock.instant(), "late")).isFalse();
        assertThat(takenWamids()).containsExactly("w1");
    }

    @Test
    void many_workers_keep_the_order_of_each_object_and_deliver_each_once() throws Exception {
        int orders = 8;
        int each = 15;
        for (int i = 0; i < orders * each; i++) {
            enqueue(String.format(Locale.ROOT, "w%04d", i), "#" + i % orders);
        }
        var done = new CountDownLatch(orders * each);
        var counting = new CallbackDispatcher(
                rows,
                callback -> {
                    deliver(callback);
                    done.countDown();
                },
                parked::addAll,
                DATABASE.transactions(),
                clock);
        var worker = new TableWorker("test-egress", 6, Duration.ofMillis(20), counting::deliverNext);
        worker.start();
        try {
            assertThat(done.await(120, TimeUnit.SECONDS)).isTrue();
        } finally {
            worker.stop();
        }
        var byOrder = new HashMap<String, List<String>>();
        taken.forEach(callback -> byOrder.computeIfAbsent(
                        callback.reply().businessKeys().get(0), key -> new ArrayList<>())
                .add(callback.reply().messageId().value()));
        assertThat(takenWamids()).doesNotHaveDuplicates().hasSize(orders * each);
        assertThat(byOrder.values())
                .hasSize(orders)
                .allSatisfy(list -> assertThat(list).isSorted());
    }
}
