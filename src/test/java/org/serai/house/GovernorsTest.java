package org.serai.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.serai.canonical.Tree;

/**
 * What Meta allows, and what it says when it is too much: each such answer holds back what it is about, and nothing else.
 * In this house a confirmation makes sense for three days, a cancellation is marketing, and every buyer agreed to all. The
 * clock only moves forward, so that each test has a day of its own.
 */
class GovernorsTest {
    private static final int PEOPLE_A_DAY = 50;
    private static final int USUAL_PEOPLE_A_DAY = 47;
    private static final String[] GONE = {"accepted", "sent", "delivered", "read"};
    private static final AtomicInteger ORDERS = new AtomicInteger(64_000);

    @TempDir
    private static Path folder;

    private static House house;
    private long requestsBefore;
    private long acceptedBefore;

    @BeforeAll
    static void open() throws IOException {
        Path project = Projects.copyTo(folder.resolve("project"));
        edit(project.resolve("routes/templates/order_confirmed.yaml"), "valid-for: 24h", "valid-for: 72h");
        edit(project.resolve("routes/templates/order_cancelled.yaml"), "category: UTILITY", "category: MARKETING");
        edit(project.resolve("connectors/shopify/mapping/order.jslt"), "\"unknown\"", "\"granted\"");
        house = House.open(
                folder.resolve("home"),
                project,
                Map.of(
                        "serai.throughput", "40",
                        "serai.demo-messaging-limit", Integer.toString(PEOPLE_A_DAY),
                        "serai.watch.every", "100ms"));
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @BeforeEach
    void a_new_day_begins() {
        advance("PT25H");
        requestsBefore = count("requests");
        acceptedBefore = count("accepted");
    }

    @AfterEach
    void meta_is_as_it_was_and_got_nothing_twice() {
        house.clearFaults();
        house.tellSandbox("/limits", "{\"messagingLimit\":0}");
        assertThat(house.sandbox("/ledger").items("repeatedOpaque")).isEmpty();
    }

    @Test
    void a_number_that_was_too_fast_sends_half_as_fast_and_loses_nothing() {
        fault("\"fault\":\"error\",\"value\":130429,\"count\":1");
        List<String> orders = Stream.generate(() -> order(phone())).limit(40).toList();

        House.await("all were accepted", this::accepted, accepted -> accepted == orders.size());
        assertThat(requests()).isEqualTo(orders.size() + 1);
        List<Tree> sent = house.sandbox("/messages?limit=" + orders.size()).items();
        Duration took = Duration.between(acceptedAt(sent.get(sent.size() - 1)), acceptedAt(sent.get(0)));
        assertThat(took)
                .as("at the 35 a second it began with it would have been 0.9 s")
                .isGreaterThan(Duration.ofMillis(1_200));
    }

    @Test
    void who_got_too_much_waits_longer_each_time_and_nobody_else_does() {
        String ada = phone();
        fault("\"to\":\"" + ada + "\",\"fault\":\"error\",\"value\":131056,\"count\":4");
        String first = order(ada);
        String second = order(ada);
        House.await("the fourth refusal", () -> struckAfter("PT20S"), struck -> struck == 4);

        List<String> others = List.of(order(phone()), order(phone()));
        others.forEach(other -> house.awaitMessage(other, GONE));
        assertThat(house.sent(ada)).isEmpty();
        house.awaitMessage(first, "queued");

        House.await("both went", () -> sentAfter("PT20S", ada), sent -> sent.size() == 2);
        assertThat(house.sent(ada).get(0).text("wamid"))
                .as("in their order")
                .isEqualTo(house.awaitMessage(second, GONE).text("wamid"));
        assertThat(requests()).isEqualTo(4 + 4);
    }

    @Test
    void no_more_people_are_written_to_than_the_portfolio_may_and_what_waited_goes_a_day_later() {
        house.tellSandbox("/limits", "{\"messagingLimit\":" + PEOPLE_A_DAY + "}");
        List<String> orders = Stream.generate(() -> order(phone()))
                .limit(USUAL_PEOPLE_A_DAY + 13)
                .toList();
        House.await("as many as may", this::accepted, accepted -> accepted == USUAL_PEOPLE_A_DAY);
        List<Tree> waiting = House.await(
                "the others wait",
                () -> house.api("/messages?state=scheduled&limit=100").items("items"),
                all -> all.size() == 13);
        assertThat(reasons(house.message(waiting.get(0)))).contains("policy.messaging-limit");
        String who = phone();
        house.customerWrites(who, "where is my lamp?");
        House.await("the window is open", () -> house.replies(who), replies -> !replies.isEmpty());
        house.awaitMessage(order(who), GONE);

        advance("PT24H16M");
        House.await("what waited went", this::accepted, accepted -> accepted == orders.size() + 1);
        assertThat(requests()).as("none was refused").isEqualTo(orders.size() + 1);
    }

    @Test
    void who_is_to_get_no_more_marketing_is_left_alone_with_it_for_a_day() {
        String ada = phone();
        fault("\"to\":\"" + ada + "\",\"fault\":\"error\",\"value\":131049,\"count\":1");
        String refused = marketing(ada);
        house.awaitMessage(refused, "scheduled");

        Tree held = house.message(house.awaitMessage(marketing(ada), "scheduled"));
        assertThat(reasons(held)).contains("policy.marketing-held");
        house.awaitMessage(marketing(phone()), GONE);
        house.awaitMessage(order(ada), GONE);
        assertThat(requests()).isEqualTo(1 + 2);

        advance("PT24H1M");
        House.await("both went", () -> house.sent(ada), sent -> sent.size() == 3);
        house.awaitMessage(refused, GONE);
    }

    @Test
    void who_stopped_marketing_gets_none_any_more_and_the_news_of_orders_still() {
        String ada = phone();
        fault("\"to\":\"" + ada + "\",\"fault\":\"error\",\"value\":131050,\"count\":1");
        Tree failed = house.awaitMessage(marketing(ada), "failed");
        assertThat(failed.text("error", "code")).hasValue("131050");

        Tree refused = house.message(house.awaitMessage(marketing(ada), "refused"));
        assertThat(reasons(refused)).contains("policy.opted-out");
        house.awaitMessage(order(ada), GONE);
        assertThat(requests()).isEqualTo(1 + 1);
    }

    @Test
    void a_number_held_for_spam_sends_nothing_for_a_day_and_still_listens() {
        fault("\"fault\":\"error\",\"value\":131048,\"count\":1");
        String refused = order(phone());
        house.awaitMessage(refused, "scheduled");
        House.await("the number pauses", GovernorsTest::pause, seconds -> seconds > hours(23));
        String waits = order(phone());
        house.awaitMessage(waits, "queued");
        String who = phone();
        house.customerWrites(who, "hello?");
        House.await("what customers write comes in", () -> house.replies(who), replies -> !replies.isEmpty());

        advance("PT23H");
        House.await("an hour is left", GovernorsTest::pause, seconds -> seconds < hours(1));
        house.awaitMessage(waits, "queued");
        assertThat(requests()).isEqualTo(1);

        advance("PT1H1M");
        Stream.of(refused, waits).forEach(order -> house.awaitMessage(order, GONE));
        assertThat(requests()).isEqualTo(1 + 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {131031, 190, 368})
    void a_number_that_is_stopped_says_so_to_the_alert_and_goes_on_by_itself(int code) {
        fault("\"fault\":\"error\",\"value\":" + code);
        List<String> orders = Stream.generate(() -> order(phone())).limit(3).toList();
        House.await("what the alert asks for", GovernorsTest::pause, seconds -> seconds > 30);
        orders.forEach(order -> house.awaitMessage(order, "queued"));
        long refused = requests();
        String later = order(phone());
        house.awaitMessage(later, "queued");
        assertThat(requests()).isEqualTo(refused);

        house.clearFaults();
        advance("PT10M");
        orders.forEach(order -> house.awaitMessage(order, GONE));
        house.awaitMessage(later, GONE);
        assertThat(accepted()).isEqualTo(orders.size() + 1);
        House.await("the alert is over", GovernorsTest::pause, seconds -> seconds == 0);
    }

    private static String phone() {
        return String.format(Locale.ROOT, "+491510%06d", ORDERS.incrementAndGet());
    }

    /** @return the key of what it is told by */
    private static String order(String phone) {
        return post(phone, "orders/create");
    }

    private static String marketing(String phone) {
        return post(phone, "orders/cancelled");
    }

    private static String post(String phone, String topic) {
        int number = ORDERS.incrementAndGet();
        house.postOrder(Orders.json(number, phone), Map.of("X-Shopify-Topic", topic));
        return "#" + number;
    }

    private static void fault(String what) {
        house.tellSandbox("/faults", "[{\"on\":\"messages\"," + what + "}]");
    }

    private static void advance(String by) {
        house.tellSandbox("/clock", "{\"advance\":\"" + by + "\"}");
    }

    private static int struckAfter(String by) {
        advance(by);
        return Integer.parseInt(house.faults().get(0).text("struck").orElseThrow());
    }

    private static List<Tree> sentAfter(String by, String phone) {
        advance(by);
        return house.sent(phone);
    }

    private long accepted() {
        return count("accepted") - acceptedBefore;
    }

    private long requests() {
        return count("requests") - requestsBefore;
    }

    private static long count(String what) {
        return Long.parseLong(house.sandbox("/ledger").text(what).orElseThrow());
    }

    private static Instant acceptedAt(Tree message) {
        return Instant.parse(message.text("acceptedAt").orElseThrow());
    }

    private static List<String> reasons(Tree message) {
        return message.items("journey").stream()
                .flatMap(step -> step.text("reason", "code").stream())
                .toList();
    }

    /** Not a number where it is not told just now. */
    private static double pause() {
        return house.metrics()
                .lines()
                .filter(line -> line.startsWith("serai_number_pause_seconds{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElse(Double.NaN);
    }

    private static double hours(int hours) {
        return Duration.ofHours(hours).toSeconds();
    }

    private static void edit(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }
}
