package org.serai.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.serai.canonical.PhoneNumberId;
import org.serai.canonical.TenantId;
import org.serai.cloudapi.CloudApiError;
import org.serai.database.TestDatabase;
import org.serai.finding.Findings;
import org.serai.json.Json;
import org.serai.tenant.Secret;
import org.serai.tenant.Sender;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class TemplateSyncTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final Catalogue CATALOGUE = Catalogue.load(Path.of("routes/templates"), new Findings());
    private static final String WABA = "102290129340398";
    private static final Sender SENDER = new Sender(
            new TenantId("demo"),
            new PhoneNumberId("106540352242922"),
            WABA,
            "+15550783881",
            Set.of(),
            80,
            null,
            new Secret("a", "a"),
            new Secret("b", "b"),
            new Secret("c", "c"));

    private final AccountInMemory api = new AccountInMemory();
    private final TemplateStates states =
            new TemplateStates(new TemplateStateRepository(new NamedParameterJdbcTemplate(DATABASE.dataSource())));
    private final TemplateSync sync = new TemplateSync(api, states, Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeEach
    void empty() {
        DATABASE.jdbc().sql("delete from template_state").update();
        states.refresh();
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void what_meta_lacks_is_created_and_known_at_once() {
        List<TemplateSync.Outcome> outcomes = sync.push(SENDER, sync.plan(SENDER, CATALOGUE));

        assertThat(outcomes)
                .hasSize(CATALOGUE.all().size() * 5)
                .allSatisfy(outcome -> assertThat(outcome.answer()).isInstanceOf(TemplateAnswer.Taken.class));
        TemplateState state = states.find(WABA, "order_confirmed", "pt_BR").orElseThrow();
        assertThat(state.isSendable()).isTrue();
        assertThat(state.category()).isEqualTo("UTILITY");
        assertThat(states.find("another", "order_confirmed", "pt_BR")).isEmpty();
    }

    @Test
    void a_second_push_changes_nothing() {
        sync.push(SENDER, sync.plan(SENDER, CATALOGUE));

        TemplatePlan again = sync.plan(SENDER, CATALOGUE);

        assertThat(again.changes()).isEmpty();
        assertThat(again.steps()).extracting(TemplateStep::action).containsOnly(TemplateStep.Action.KEEP);
    }

    @Test
    void different_words_are_edited_where_meta_allows_it_and_wait_where_not() {
        sync.push(SENDER, sync.plan(SENDER, CATALOGUE));
        api.reword("delivered", "de", "Etwas ganz anderes.", "APPROVED");
        api.reword("delivered", "en", "Something else entirely.", "PENDING");

        TemplatePlan plan = sync.plan(SENDER, CATALOGUE);

        assertThat(step(plan, "delivered", "de").action()).isEqualTo(TemplateStep.Action.EDIT);
        assertThat(step(plan, "delivered", "de").body().keySet()).containsExactly("components");
        assertThat(step(plan, "delivered", "en").action()).isEqualTo(TemplateStep.Action.WAIT);
        assertThat(step(plan, "delivered", "en").note()).contains("PENDING");
        sync.push(SENDER, plan);
        assertThat(step(sync.plan(SENDER, CATALOGUE), "delivered", "de").action())
                .isEqualTo(TemplateStep.Action.KEEP);
    }

    @Test
    void templates_of_others_are_left_alone() {
        api.put(new ListedTemplate("9", "hello_world", "en_US", "APPROVED", "UTILITY", "GREEN", List.of()));

        TemplateStep step = step(sync.plan(SENDER, CATALOGUE), "hello_world", "en_US");

        assertThat(step.action()).isEqualTo(TemplateStep.Action.FOREIGN);
        assertThat(step.isChange()).isFalse();
        assertThat(step.toTree()).containsEntry("action", "foreign").containsEntry("templateId", "9");
    }

    @Test
    void a_category_meta_changed_is_said_and_kept_as_the_one_it_bills() {
        sync.push(SENDER, sync.plan(SENDER, CATALOGUE));
        ListedTemplate item = api.find("delivered", "en");
        api.put(new ListedTemplate(
                item.id(), item.name(), item.language(), item.status(), "MARKETING", "YELLOW", item.components()));

        TemplateStep step = step(sync.plan(SENDER, CATALOGUE), "delivered", "en");

        assertThat(step.action()).isEqualTo(TemplateStep.Action.KEEP);
        assertThat(step.note()).contains("MARKETING");
        assertThat(states.find(WABA, "delivered", "en").orElseThrow().category())
                .isEqualTo("MARKETING");
        assertThat(states.find(WABA, "delivered", "en").orElseThrow().quality()).isEqualTo("YELLOW");
    }

    @Test
    void a_refusal_does_not_stop_the_rest() {
        api.refuse("delivered");
        assertThat(sync.plan(SENDER, CATALOGUE).only(List.of("delivered")).steps())
                .hasSize(5);

        List<TemplateSync.Outcome> outcomes = sync.push(SENDER, sync.plan(SENDER, CATALOGUE));

        assertThat(outcomes.stream().filter(o -> o.answer() instanceof TemplateAnswer.Refused))
                .hasSize(5);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.step().name().equals("delivered"))
                .allSatisfy(outcome ->
                        assertThat(outcome.toTree().get("error")).asString().contains("code=100"));
        assertThat(outcomes.get(outcomes.size() - 1).toTree())
                .containsEntry("action", "create")
                .containsEntry("status", "APPROVED");
        assertThat(states.find(WABA, "ticket_updated", "ar")).isPresent();
        assertThat(states.find(WABA, "delivered", "ar")).isEmpty();
    }

    @Test
    void the_create_body_is_what_the_cloud_api_wants() {
        Template template = CATALOGUE.find(new TemplateName("order_shipped")).orElseThrow();
        Map<String, Object> body = new MetaTemplate(template, "de").createBody();

        assertThat(body)
                .containsEntry("name", "order_shipped")
                .containsEntry("language", "de")
                .containsEntry("category", "UTILITY")
                .containsEntry("parameter_format", "NAMED")
                .doesNotContainKey("message_send_ttl_seconds");
        assertThat(Json.text(body))
                .contains("{\"type\":\"HEADER\",\"text\":\"Unterwegs zu Ihnen\",\"format\":\"TEXT\"}")
                .contains("\"body_text_named_params\":[{")
                .contains("{\"type\":\"FOOTER\",\"text\":\"Mit STOPP beenden Sie diese Nachrichten\"}")
                .contains(
                        "\"url\":\"https://t.17track.net/de#nums={{1}}\",\"example\":[\"https://t.17track.net/de#nums=00340434161094042557\"]");
        Template hot = CATALOGUE.find(new TemplateName("out_for_delivery")).orElseThrow();
        assertThat(new MetaTemplate(hot, "en").createBody()).containsEntry("message_send_ttl_seconds", 43_200L);
    }

    @Test
    @Timeout(60)
    void a_batch_of_webhooks_waits_for_a_list_holding_nothing_the_list_may_want_next() throws Exception {
        learn("a", "APPROVED", null, null, NOW);
        learn("b", "APPROVED", null, null, NOW);
        var transactions = new TransactionTemplate(new JdbcTransactionManager(DATABASE.dataSource()));
        try (var list = DATABASE.dataSource().getConnection();
                var statement = list.createStatement()) {
            list.setAutoCommit(false);
            statement.execute("select from template_state where name = 'a' for update");
            var batch = CompletableFuture.runAsync(() -> transactions.executeWithoutResult(
                    status -> states.changed(List.of(change("b", "PAUSED"), change("a", "PAUSED")))));
            while (!somebodyWaits()) {
                assertThat(batch).isNotDone();
            }

            statement.execute("select from template_state where name = 'b' for update nowait");

            list.rollback();
            batch.get(20, TimeUnit.SECONDS);
        }
        assertThat(states.all(WABA)).extracting(TemplateState::status).containsExactly("PAUSED", "PAUSED");
    }

    private static boolean somebodyWaits() {
        return DATABASE.jdbc()
                .sql("select count(*) > 0 from pg_stat_activity"
                        + " where datname = current_database() and wait_event_type = 'Lock'")
                .query(Boolean.class)
                .single();
    }

    private void learn(
            String name, @Nullable String status, @Nullable String category, @Nullable String quality, Instant at) {
        states.changed(List.of(new TemplateChange(WABA, name, "en", null, status, category, quality, at)));
    }

    private static TemplateChange change(String name, String status) {
        return new TemplateChange(WABA, name, "en", null, status, null, null, NOW.plusSeconds(1));
    }

    @Test
    void a_late_webhook_does_not_undo_a_newer_one() {
        learn("t", "APPROVED", "UTILITY", null, NOW);
        learn("t", "PAUSED", null, null, NOW.plusSeconds(60));
        learn("t", "APPROVED", null, null, NOW.plusSeconds(30));

        TemplateState state = states.find(WABA, "t", "en").orElseThrow();
        assertThat(state.status()).isEqualTo("PAUSED");
        assertThat(state.isSendable()).isFalse();
        assertThat(state.changedAt()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void quality_alone_changes_neither_status_nor_category() {
        learn("t", "approved", "UTILITY", "GREEN", NOW);
        learn("t", null, null, "RED", NOW.plusSeconds(60));
        learn("t", "PAUSED", null, null, NOW.plusSeconds(30));

        TemplateState state = states.find(WABA, "t", "en").orElseThrow();
        assertThat(state.status()).isEqualTo("PAUSED");
        assertThat(state.category()).isEqualTo("UTILITY");
        assertThat(state.quality()).isEqualTo("RED");
    }

    @Test
    void quality_of_a_template_nobody_knew_waits_for_its_status() {
        learn("t", null, null, "GREEN", NOW);
        assertThat(states.find(WABA, "t", "en").orElseThrow().isSendable()).isFalse();

        learn("t", "REINSTATED", null, null, NOW.minusSeconds(60));
        assertThat(states.find(WABA, "t", "en").orElseThrow().status()).isEqualTo("APPROVED");
    }

    @Test
    void another_process_sees_the_change_when_it_next_looks() {
        var elsewhere =
                new TemplateStates(new TemplateStateRepository(new NamedParameterJdbcTemplate(DATABASE.dataSource())));
        learn("t", "APPROVED", null, null, NOW);
        assertThat(elsewhere.find(WABA, "t", "en")).isEmpty();

        elsewhere.refresh();

        assertThat(elsewhere.find(WABA, "t", "en")).isPresent();
        assertThat(elsewhere.all(WABA)).hasSize(1);
    }

    private static TemplateStep step(TemplatePlan plan, String name, String language) {
        return plan.steps().stream()
                .filter(step -> step.name().equals(name) && step.language().equals(language))
                .findFirst()
                .orElseThrow();
    }

    /** A business account that approves at once, as the sandbox does. */
    private static final class AccountInMemory implements TemplateApi {
        private final Map<String, ListedTemplate> templates = new LinkedHashMap<>();
        private final List<String> refused = new ArrayList<>();

        void refuse(String name) {
            refused.add(name);
        }

        void put(ListedTemplate item) {
            templates.put(item.id(), item);
        }

        ListedTemplate find(String name, String language) {
            return templates.values().stream()
                    .filter(item -> item.name().equals(name) && item.language().equals(language))
                    .findFirst()
                    .orElseThrow();
        }

        void reword(String name, String language, String body, String status) {
            ListedTemplate item = find(name, language);
            put(new ListedTemplate(
                    item.id(), name, language, status, "UTILITY", null, List.of(Map.of("type", "BODY", "text", body))));
        }

        @Override
        public List<ListedTemplate> list(Sender sender) {
            return List.copyOf(templates.values());
        }

        @Override
        @SuppressWarnings("unchecked")
        public TemplateAnswer create(Sender sender, Map<String, Object> body) {
            String name = String.valueOf(body.get("name"));
            if (refused.contains(name)) {
                return new TemplateAnswer.Refused(new CloudApiError(100, 2388299, "t", "m", "d", 400));
            }
            String id = String.valueOf(templates.size() + 1);
            put(new ListedTemplate(
                    id,
                    name,
                    String.valueOf(body.get("language")),
                    "APPROVED",
                    String.valueOf(body.get("category")),
                    null,
                    (List<Map<String, Object>>) Objects.requireNonNull(body.get("components"))));
            return new TemplateAnswer.Taken(id, "APPROVED", "UTILITY");
        }

        @Override
        @SuppressWarnings("unchecked")
        public TemplateAnswer edit(Sender sender, String templateId, Map<String, Object> body) {
            ListedTemplate item = Objects.requireNonNull(templates.get(templateId));
            put(new ListedTemplate(
                    item.id(), item.name(), item.language(), "APPROVED", item.category(), item.quality(), (List<
                                    Map<String, Object>>)
                            Objects.requireNonNull(body.get("components"))));
            return new TemplateAnswer.Taken(templateId, "APPROVED", null);
        }
    }
}
