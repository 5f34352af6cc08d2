package org.serai.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serai.canonical.PhoneNumberId;
import org.serai.canonical.TenantId;
import org.serai.canonical.UnavailableException;
import org.serai.database.TestDatabase;
import org.serai.finding.Findings;
import org.serai.tenant.Secret;
import org.serai.tenant.Sender;
import org.serai.tenant.SendingRules;
import org.serai.tenant.Tenant;
import org.serai.tenant.Tenants;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

class TemplateKeeperTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final Catalogue CATALOGUE = Catalogue.load(Path.of("routes/templates"), new Findings());
    private final Account account = new Account();
    private final LiveCatalogue live = new LiveCatalogue();
    private final TemplateStates states =
            new TemplateStates(new TemplateStateRepository(new NamedParameterJdbcTemplate(DATABASE.dataSource())));

    @BeforeEach
    void empty() {
        DATABASE.jdbc().sql("delete from template_state").update();
        live.set(CATALOGUE);
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void in_the_demo_templates_are_there_after_the_first_beat() {
        TemplateKeeper keeper = keeper(true);
        assertThat(keeper.hasMetEveryAccount()).isFalse();

        keeper.beat();

        assertThat(keeper.hasMetEveryAccount()).isTrue();
        assertThat(states.find("w1", "order_confirmed", "de").orElseThrow().isSendable())
                .isTrue();
    }

    @Test
    void two_numbers_of_one_account_ask_once_and_not_again_at_every_beat() {
        TemplateKeeper keeper = keeper(true);
        keeper.beat();
        keeper.beat();

        assertThat(account.lists).isEqualTo(1);
    }

    @Test
    void a_template_added_while_running_is_pushed_at_the_next_beat() {
        live.set(Catalogue.empty());
        TemplateKeeper keeper = keeper(true);
        keeper.beat();
        assertThat(account.templates).isEmpty();

        live.set(CATALOGUE);
        keeper.beat();

        assertThat(account.templates).hasSize(CATALOGUE.all().size() * 5);
    }

    @Test
    void in_production_the_list_is_read_and_nothing_is_pushed() {
        account.templates.add(new ListedTemplate("1", "t", "en", "PAUSED", "UTILITY", "RED", List.of()));
        TemplateKeeper keeper = keeper(false);

        keeper.beat();

        assertThat(account.templates).hasSize(1);
        assertThat(states.find("w1", "t", "en").orElseThrow().isSendable()).isFalse();
    }

    @Test
    void what_is_paused_and_what_costs_more_than_it_should_is_counted() {
        account.templates.add(new ListedTemplate("1", "order_shipped", "en", "PAUSED", "UTILITY", "RED", List.of()));
        account.templates.add(new ListedTemplate("2", "order_shipped", "de", "PAUSED", "UTILITY", "RED", List.of()));
        account.templates.add(new ListedTemplate("3", "delivered", "en", "APPROVED", "MARKETING", "GREEN", List.of()));
        account.templates.add(new ListedTemplate("4", "not_ours", "en", "PAUSED", "UTILITY", "RED", List.of()));
        live.set(CATALOGUE);
        TemplateKeeper keeper = keeper(false);

        keeper.beat();
        keeper.beat();

        Gauge paused = meters.get("serai.template.paused").gauge();
        assertThat(paused.value()).isEqualTo(1);
        assertThat(meters.get("serai.template.category.drift").gauge().value()).isEqualTo(1);

        states.changed(List.of(new TemplateChange(
                "w1", "delivered", "en", null, "PAUSED", null, null, Instant.parse("2026-11-22T10:00:00Z"))));
        keeper.beat();
        assertThat(paused.value()).as("the gauge that is scraped stays").isEqualTo(2);
        assertThat(meters.get("serai.template.paused").gauge()).isSameAs(paused);
    }

    @Test
    void an_api_that_is_away_stops_nobody_and_is_not_counted_as_met() {
        account.isAway = true;
        TemplateKeeper keeper = keeper(true);

        keeper.beat();

        assertThat(keeper.hasMetEveryAccount()).isFalse();
        assertThat(account.lists).isEqualTo(1);
    }

    private final MeterRegistry meters = new SimpleMeterRegistry();

    private TemplateKeeper keeper(boolean push) {
        var sync =
                new TemplateSync(account, states, Clock.fixed(Instant.parse("2026-11-22T09:00:00Z"), ZoneOffset.UTC));
        return new TemplateKeeper(
                states,
                sync,
                new OneTenant(),
                live,
                new TemplateSettings(push, Duration.ofHours(1)),
                new TemplateWatch(states, meters));
    }

    private static final class Account implements TemplateApi {
        private final List<ListedTemplate> templates = new ArrayList<>();
        private int lists;
        private boolean isAway;

        @Override
        public List<ListedTemplate> list(Sender sender) {
            lists++;
            if (isAway) {
                throw new UnavailableException("cloud api", "no connection", new IllegalStateException());
            }
            return List.copyOf(templates);
        }

        @Override
        @SuppressWarnings("unchecked")
        public TemplateAnswer create(Sender sender, Map<String, Object> body) {
            String id = String.valueOf(templates.size());
            templates.add(new ListedTemplate(
                    id,
                    String.valueOf(body.get("name")),
                    String.valueOf(body.get("language")),
                    "APPROVED",
                    "UTILITY",
                    null,
                    (List<Map<String, Object>>) Objects.requireNonNull(body.get("components"))));
            return new TemplateAnswer.Taken(id, "APPROVED", "UTILITY");
        }

        @Override
        public TemplateAnswer edit(Sender sender, String templateId, Map<String, Object> body) {
            throw new AssertionError("nothing here is to be edited");
        }
    }

    private static final class OneTenant implements Tenants {
        private final Tenant tenant = new Tenant(
                new TenantId("demo"),
                "Demo",
                "DE",
                "en",
                ZoneId.of("Europe/Berlin"),
                false,
                true,
                SendingRules.NONE,
                List.of(sender("1"), sender("2")),
                Map.of(),
                List.of());

        private static Sender sender(String id) {
            var secret = new Secret("s", "s");
            return new Sender(
                    new TenantId("demo"),
                    new PhoneNumberId(id),
                    "w1",
                    "+1555078388" + id,
                    Set.of(),
                    80,
                    null,
                    secret,
                    secret,
                    secret);
        }

        @Override
        public Optional<Tenant> find(TenantId id) {
            return Optional.of(tenant);
        }

        @Override
        public Collection<Tenant> all() {
            return List.of(tenant);
        }
    }
}
