package org.serai.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.serai.canonical.Tree;
import org.serai.json.Json;

/** A hub that cannot keep up says so to those who can wait, and never to Meta as long as it can write at all. */
class BackpressureTest {
    private static final long MEGABYTE = 1024 * 1024;
    private static final int ORDERS = 7;

    /** A new connection each time, and no order that the hub does not have yet. */
    private static final Map<String, String> AGAIN = Map.of("X-Shopify-Event-Id", "e-6100");

    @TempDir
    private static Path folder;

    private static House house;

    @BeforeAll
    static void open() throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace() / MEGABYTE;
        house = House.open(
                folder.resolve("home"),
                Path.of(""),
                Map.of(
                        "serai.throughput", "1",
                        "serai.watch.every", "100ms",
                        "serai.backpressure.queue-age-soft", "1s",
                        "serai.backpressure.queue-age-hard", "3s",
                        "serai.backpressure.disk-free-soft", free - 1_000 + "MB",
                        "serai.backpressure.disk-free-hard", free - 2_000 + "MB",
                        "serai.broker.min-disk-free", free - 5_000 + "MB"));
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void a_queue_that_grows_old_makes_the_doors_say_wait_and_then_no_until_it_has_drained() {
        awaitDoor(202);
        for (int i = 0; i < ORDERS; i++) {
            house.postOrder(Orders.json(6101 + i, "+491510000610" + i), Map.of());
        }

        HttpResponse<String> wait = awaitDoor(429);
        assertThat(handIn().statusCode()).isEqualTo(429);
        HttpResponse<String> no = awaitDoor(503);
        assertThat(handIn().statusCode()).isEqualTo(503);
        assertThat(webhook("while it is old", 1).statusCode()).isEqualTo(200);
        assertThat(house.metrics()).contains("serai_backpressure{application=\"serai\",tenant=\"demo\"} 2.0");

        assertProblem(wait, "backpressure.slow-down", "30", "a message has been due for PT");
        assertProblem(no, "backpressure.full", "120", "a message has been due for PT");
        assertThat(awaitDoor(202).headers().firstValue("Retry-After")).isEmpty();
        assertThat(handIn().statusCode()).isEqualTo(202);
        for (int i = 0; i < ORDERS; i++) {
            house.awaitMessage("#" + (6101 + i), "sent", "delivered", "read");
        }
    }

    @Test
    void a_disk_that_fills_refuses_documents_first_and_webhooks_only_when_nothing_can_be_written() throws Exception {
        awaitDoor(202);
        Path filler = folder.resolve("filler");
        fill(filler, 3_000);
        HttpResponse<String> no = awaitDoor(503);
        assertProblem(no, "backpressure.full", "120", "of the disk are free");
        assertThat(webhook("while documents are refused", 1).statusCode()).isEqualTo(200);

        fill(filler, 6_500);
        House.await(
                "a webhook refused", () -> webhook("while it is full", 40_000).statusCode(), s -> s == 503);
        long start = System.nanoTime();
        assertThat(webhook("and the next at once", 1).statusCode()).isEqualTo(503);
        assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(1_000);

        Files.delete(filler);
        House.await("a webhook taken", () -> webhook("with room again", 1).statusCode(), s -> s == 200);
        awaitDoor(202);
        House.await("what was written before", () -> house.replies("+4915100006199"), list -> !list.isEmpty());
    }

    /** Takes room without writing it. */
    private static void fill(Path file, long megabytes) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("fallocate", "-l", megabytes + "MiB", file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as("fallocate (Debian: util-linux): " + said)
                .isZero();
    }

    private static HttpResponse<String> awaitDoor(int status) {
        return House.await(
                "the door answers " + status,
                () -> house.postOrder(Orders.json(6100, "+4915100006100"), AGAIN),
                answer -> answer.statusCode() == status);
    }

    private static HttpResponse<String> handIn() {
        return house.handIn(
                "shopify",
                Map.of("X-Shopify-Topic", "orders/create", "X-Shopify-Event-Id", "e-6100"),
                Orders.json(6100, "+4915100006100").getBytes(StandardCharsets.UTF_8));
    }

    private static void assertProblem(HttpResponse<String> answer, String code, String retryAfter, String detail) {
        Tree problem = Tree.of(Json.parse(answer.body()));
        assertThat(problem.text("code")).hasValue(code);
        assertThat(problem.text("detail"))
                .hasValueSatisfying(text -> assertThat(text).contains(detail));
        assertThat(answer.headers().firstValue("Retry-After")).hasValue(retryAfter);
    }

    private static HttpResponse<String> webhook(String words, int times) {
        return house.postWebhook(
                Inbound.text("4915100006199", "wamid." + words.hashCode(), 1_795_000_001, words.repeat(times)));
    }
}
