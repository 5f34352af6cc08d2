package org.serai.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.serai.canonical.Tree;
import org.serai.house.Checkout.Said;
import org.serai.json.Json;

/**
 * The packaged product without {@code --demo}: what it does not start on, and a whole hub on the example configuration
 * with a sandbox of its own in Meta's place.
 */
class ProductionStartIT {
    /** What docker/config/tenants/example.yaml names, by the field that names it. */
    private static final Map<String, String> SECRETS = new TreeMap<>(Map.of(
            "EXAMPLE_WA_TOKEN", "access-token",
            "EXAMPLE_WA_APP_SECRET", "app-secret",
            "EXAMPLE_WA_VERIFY_TOKEN", "verify-token",
            "EXAMPLE_SHOPIFY_SECRET", "webhook-secret",
            "EXAMPLE_SHOPIFY_TOKEN", "access-token",
            "EXAMPLE_API_KEY", "secret"));

    private static String own(String secret) {
        return "the-tests-own-" + secret.toLowerCase(java.util.Locale.ROOT);
    }

    @Nested
    class Refused {
        @TempDir
        Path folder;

        private Said start(Map<String, String> environment) throws IOException {
            return start("./serai run --port 0", environment);
        }

        private Said start(String command, Map<String, String> environment) throws IOException {
            try (Checkout checkout = Checkout.in(folder)) {
                checkout.with("SERAI_CLOUD_API_URL", "http://127.0.0.1:1");
                environment.forEach(checkout::with);
                Said said = checkout.run(command);
                assertThat(said.exit()).as(said.err()).isEqualTo(1);
                assertThat(said.out()).as("never ready").isEmpty();
                assertThat(said.err()).doesNotContain("bug", "\tat ", "org.springframework");
                assertThat(checkout.wasBuilt()).isFalse();
                return said;
            }
        }

        @Test
        void a_demo_that_others_could_reach_is_refused_since_its_keys_are_known() throws IOException {
            Said said = start("./serai run --demo --port 0 --sandbox-port 0", Map.of("SERAI_BIND", "0.0.0.0"));
            assertThat(said.err()).contains("SERAI_BIND", "loopback", "run without --demo");
        }

        private Map<String, String> configured() {
            return new LinkedHashMap<>(Map.of("SERAI_CONFIG", "docker/config"));
        }

        @Test
        void with_nothing_configured_it_names_the_setting_and_the_remedy() throws IOException {
            assertThat(start(Map.of()).err())
                    .contains("no tenant is declared", "(SERAI_CONFIG)", "copy docker/config/tenants/example.yaml");
        }

        @Test
        void without_secrets_it_names_each_by_field_with_its_remedy() throws IOException {
            String said = start(configured()).err();
            SECRETS.forEach((secret, field) -> assertThat(said)
                    .contains("secret " + secret + " (`" + field + "`) is not set")
                    .contains("set the environment variable " + secret + ", or write the file " + secret));
            assertThat(said).contains("--> tenants/example.yaml:", SECRETS.size() + " mistakes");
        }

        @Test
        void with_the_demos_secrets_it_names_each_and_repeats_none() throws IOException {
            Map<String, String> environment = configured();
            SECRETS.forEach((secret, field) -> environment.put(secret, "demo-" + field + "-value"));
            environment.put("EXAMPLE_WA_APP_SECRET", "demo-app-secret");
            environment.put("EXAMPLE_SHOPIFY_SECRET", "demo-shopify-secret");
            String said = start(environment).err();
            SECRETS.forEach((secret, field) -> assertThat(said)
                    .contains("secret " + secret + " (`" + field + "`) is the demo's")
                    .contains("set " + secret + " to a value of its own"));
            assertThat(said).doesNotContain("demo-");
        }
    }

    @Nested
    class Configured {
        private static final String PHONE = "4915100000001";
        private static Checkout checkout;
        private static Program sandbox;
        private static Program run;
        private static String hub;
        private static String meta;

        @BeforeAll
        static void aHubAndWhatStandsForMeta(@TempDir Path folder) throws IOException {
            checkout = Checkout.in(folder).with("SERAI_CONFIG", "docker/config");
            SECRETS.keySet().forEach(secret -> checkout.with(secret, own(secret)));
            checkout.with("SERAI_SANDBOX_ACCESS_TOKEN", own("EXAMPLE_WA_TOKEN"))
                    .with("SERAI_SANDBOX_APP_SECRET", own("EXAMPLE_WA_APP_SECRET"))
                    .with("SERAI_SANDBOX_VERIFY_TOKEN", own("EXAMPLE_WA_VERIFY_TOKEN"));
            sandbox = checkout.start("exec ./serai sandbox --port 0");
            meta = sandbox.awaitLine("ready sandbox=").replaceFirst("^ready sandbox=", "");
            run = checkout.with("SERAI_CLOUD_API_URL", meta).start("exec ./serai run --port 0");
            hub = run.awaitLine("ready").replaceFirst("^ready hub=", "");
            checkout.with("SERAI_HUB", hub).with("SERAI_API_KEY", own("EXAMPLE_API_KEY"));
            curl(meta + "/_sandbox/webhook -d '{\"url\":\"" + hub + "/whatsapp/webhook\"}'");
        }

        @AfterAll
        static void told_to_end_it_ends_within_thirty_seconds() throws IOException {
            Path postgres = checkout.root().resolve(".serai/postgres/data/postmaster.pid");
            try (Checkout ours = checkout;
                    Program ended = sandbox) {
                if (run != null) {
                    assertThat(run.stop()).isLessThan(Duration.ofSeconds(30));
                    assertThat(run.exitCode()).as(run.err()).isIn(0, 143);
                    assertThat(postgres).as("its PostgreSQL ended with it").doesNotExist();
                }
                assertThat(ours.wasBuilt()).isFalse();
            } finally {
                OwnHub.sweep(checkout.root().resolve(".serai"));
            }
        }

        private static String done(String typed) {
            try {
                Said said = checkout.run(typed);
                assertThat(said.exit())
                        .as("%s said:%n%s%s", typed, said.out(), said.err())
                        .isZero();
                return said.out();
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        private static String curl(String rest) {
            return done("curl -sS -f " + rest);
        }

        private static Tree json(String address) {
            return Tree.of(Json.parse(curl("'" + address + "'")));
        }

        private static Tree api(String path, String options) {
            String key = " -H \"Authorization: Bearer $SERAI_API_KEY\" ";
            return Tree.of(Json.parse(curl(options + key + "'" + hub + "/api/v1" + path + "'")));
        }

        @Test
        void it_says_once_that_it_is_ready_and_nothing_of_a_sandbox() {
            assertThat(run.out()).matches("ready hub=http://127\\.0\\.0\\.1:[0-9]+\n");
        }

        @Test
        void both_probes_are_up_and_so_says_the_check_of_the_image() {
            assertThat(json(hub + "/actuator/health/liveness").text("status")).hasValue("UP");
            Tree readiness = json(hub + "/actuator/health/readiness");
            assertThat(readiness.text("status")).hasValue("UP");
            assertThat(readiness.map("components").keySet()).contains("broker", "db", "routes");
            done("docker/health " + port(hub));
            done("docker/health " + port(meta) + " /_sandbox/ledger");
        }

        @Test
        void what_the_guide_says_to_do_before_the_first_start_finds_nothing_wrong() {
            assertThat(done("./serai validate")).contains("tenants/example.yaml", ": 0 errors, ");
            assertThat(done("./serai doctor --port " + port(hub) + " --sandbox-port " + port(meta)))
                    .contains("number 106540352242922: accepted", "an app is subscribed")
                    .doesNotContain("FAIL");
        }

        @Test
        void templates_are_pushed_and_then_planned_to_stay() {
            assertThat(done("./serai templates push order_confirmed --yes")).doesNotContain("order_shipped");
            assertThat(done("./serai templates plan"))
                    .containsPattern("keep +order_confirmed +de +APPROVED")
                    .doesNotContainPattern("create +order_confirmed ");
        }

        @Test
        void a_second_hub_on_the_same_home_is_refused_and_not_kept_waiting() throws IOException {
            Said said = checkout.run("./serai run --port 0");
            assertThat(said.exit()).isEqualTo(1);
            assertThat(said.err()).contains("another Serai uses this home", "choose another home with --home");
        }

        @Test
        void the_demos_key_opens_nothing() {
            String key = "-H 'Authorization: Bearer demo-api-key' ";
            assertThat(done("curl -sS -o /dev/null -w '%{http_code}' " + key + hub + "/api/v1/messages"))
                    .isEqualTo("401");
        }

        @Test
        void a_signed_webhook_becomes_a_message_to_someone_who_opted_in() {
            api("/templates/push", "-X POST");
            String customer = meta + "/_sandbox/customers/" + PHONE + "/messages";
            curl(customer + " -d '{\"type\":\"text\",\"text\":\"START\"}'");
            House.await(
                    "the opt-in",
                    () -> api("/replies?from=" + PHONE, ""),
                    replies -> replies.text("items", "0", "kind")
                            .filter("opt_in"::equals)
                            .isPresent());

            assertThat(postOrder(own("EXAMPLE_SHOPIFY_SECRET"))).isEqualTo("202");

            Tree sent = House.await(
                    "the message at the sandbox",
                    () -> json(meta + "/_sandbox/messages?to=" + PHONE),
                    messages -> !messages.items().isEmpty());
            assertThat(sent.text("0", "request", "template", "name")).hasValue("order_confirmed");
            House.await(
                    "its way to read",
                    () -> api("/messages?businessKey=%234711", ""),
                    messages -> messages.text("items", "0", "state")
                            .filter("read"::equals)
                            .isPresent());
        }

        @Test
        void a_webhook_signed_with_the_demos_secret_is_refused() {
            assertThat(postOrder("demo-shopify-secret")).isEqualTo("401");
        }

        private static String postOrder(String secret) {
            return done("body=connectors/shopify/samples/order-created/in.json\n"
                    + "hmac=$(openssl dgst -sha256 -hmac " + secret + " -binary < $body | base64)\n"
                    + "curl -sS -o /dev/null -w '%{http_code}' " + hub + "/in/example/shopify"
                    + " -H 'Content-Type: application/json' -H 'X-Shopify-Topic: orders/create'"
                    + " -H \"X-Shopify-Hmac-Sha256: $hmac\" --data-binary @$body");
        }

        private static String port(String url) {
            return url.substring(url.lastIndexOf(':') + 1);
        }
    }
}
