package org.serai.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.PhoneNumber;
import org.serai.canonical.Purpose;
import org.serai.canonical.Recipient;
import org.serai.canonical.SeraiException;
import org.serai.canonical.TenantId;
import org.serai.canonical.UserId;
import org.serai.finding.Finding;
import org.serai.finding.Findings;
import org.serai.policy.FrequencyCap;
import org.serai.policy.QuietHours;

/** What a tenant's file may say, and how each mistake in it is told. */
class TenantFileTest {
    private static final String WHOLE = """
            tenant: acme
            legal-entity: ACME Logistics GmbH
            region: AT
            language: de
            zone: Europe/Vienna
            phones: possible
            consent: phone
            business-accounts:
              - id: "102290129340398"
                access-token: ACME_TOKEN
                app-secret: ACME_APP
                verify-token: ACME_VERIFY
                numbers:
                  - { id: "106540352242922", display: "+4315550783", countries: [DE, AT], throughput: 250 }
                  - { id: "106540352242923", display: "+4315550784" }
            connectors:
              shopify:
                settings: { url: "https://acme.example" }
                secrets: { webhook-secret: ACME_SHOP }
            api-keys:
              - { holder: erp, secret: ACME_KEY, roles: [events, read] }
            """;
    private static final Map<String, String> SECRETS = Map.of(
            "ACME_TOKEN", "long-enough-token",
            "ACME_APP", "long-enough-app-secret",
            "ACME_VERIFY", "long-enough-verify",
            "ACME_SHOP", "long-enough-shop",
            "ACME_KEY", "long-enough-key",
            "ACME_SHORT", "short");
    private final Findings findings = new Findings();

    @TempDir
    private Path directory;

    private TenantDirectory tenants;

    @BeforeEach
    void open() {
        tenants = new TenantDirectory(directory, new Secrets(SECRETS, null), new DefaultThroughput(500));
    }

    @Test
    void a_tenant_says_when_how_often_and_to_whom_it_writes() throws IOException {
        var read = read(WHOLE + """
                sending:
                  quiet-hours: { from: "21:30", to: "08:00", days: [sunday], holidays: true }
                  frequency-caps:
                    - { purpose: marketing, messages: 2, within: 7d }
                    - { messages: 20, within: 24h }
                  only-to: ["+4315550783", "+49151*"]
                """);

        assertThat(findings.list()).isEmpty();
        SendingRules rules =
                Objects.requireNonNull(read.get(new TenantId("acme"))).sending();
        assertThat(rules.quiet())
                .isEqualTo(new QuietHours(LocalTime.of(21, 30), LocalTime.of(8, 0), Set.of(DayOfWeek.SUNDAY), true));
        assertThat(rules.caps())
                .containsExactly(
                        new FrequencyCap(Purpose.MARKETING, 2, Duration.ofDays(7)),
                        new FrequencyCap(null, 20, Duration.ofHours(24)));
        assertThat(rules.mayReach(Recipient.of(new PhoneNumber("+4915112345678"))))
                .isTrue();
        assertThat(rules.mayReach(Recipient.of(new PhoneNumber("+431555078399"))))
                .isFalse();
        assertThat(rules.mayReach(Recipient.of(new UserId("DE.abc")))).isFalse();
    }

    @Test
    void the_accounts_of_one_portfolio_share_its_messaging_limit() throws IOException {
        var read = read(WHOLE.replace(
                "    access-token", "    portfolio: { id: \"77\", messaging-limit: 2000 }\n    access-token"));
        assertThat(findings.list()).isEmpty();
        assertThat(Objects.requireNonNull(read.get(new TenantId("acme"))).senders())
                .extracting(Sender::portfolio)
                .containsExactly(new Portfolio("77", 2000), new Portfolio("77", 2000));

        read(WHOLE.replace(
                "    access-token", "    portfolio: { id: \"77\", messaging-limit: many }\n    access-token"));
        assertThat(findings.list()).extracting(Finding::code).containsExactly("SERAI-N021");
    }

    @Test
    void each_mistake_about_sending_is_told_in_its_place() throws IOException {
        read(WHOLE + """
                sending:
                  quiet-hours: { from: late, to: "08:00", days: [sonday] }
                  frequency-caps:
                    - { messages: none, within: long }
                  only-to: ["0151"]
                  quite: true
                """);

        assertThat(findings.list())
                .extracting(Finding::code)
                .containsExactlyInAnyOrder(
                        "SERAI-N001", "SERAI-N010", "SERAI-N017", "SERAI-N018", "SERAI-N019", "SERAI-N020");
    }

    @Test
    void a_file_without_a_mistake_is_a_tenant() throws IOException {
        var read = read(WHOLE);

        assertThat(findings.list()).isEmpty();
        Tenant acme = Objects.requireNonNull(read.get(new TenantId("acme")));
        assertThat(acme.legalEntity()).isEqualTo("ACME Logistics GmbH");
        assertThat(acme.region()).isEqualTo("AT");
        assertThat(acme.phonesMustBeValid()).isFalse();
        assertThat(acme.phoneGrantsConsent()).isTrue();
        assertThat(acme.senders()).extracting(Sender::throughput).containsExactly(250, 500);
        assertThat(acme.senders()).extracting(Sender::countries).containsExactly(Set.of("DE", "AT"), Set.of());
        assertThat(acme.senders())
                .allSatisfy(s -> assertThat(s.appSecret().value()).isEqualTo("long-enough-app-secret"));
        assertThat(Objects.requireNonNull(acme.connectors().get(new ConnectorName("shopify")))
                        .value("webhook-secret"))
                .hasValue("long-enough-shop");
        assertThat(acme.apiKeys())
                .singleElement()
                .satisfies(key -> assertThat(key.roles()).containsExactlyInAnyOrder("events", "read"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            tenant: acme              | tenant: umbrella        | SERAI-N003 | 1
            region: AT                | regoin: AT              | SERAI-N001 | 3
            region: AT                | region: XX              | SERAI-N010 | 3
            language: de              | language:               | SERAI-N002 | 4
            zone: Europe/Vienna       | zone: Europe/Wien       | SERAI-N004 | 5
            zone: Europe/Vienna       | zone: ""                | SERAI-N002 | 5
            phones: possible          | phones: some            | SERAI-N010 | 6
            consent: phone            | consent: [phone]        | SERAI-N010 | 7
            access-token: ACME_TOKEN  | access-token: EAAG-abc  | SERAI-N007 | 10
            access-token: ACME_TOKEN  | access-token: ACME_GONE | SERAI-N008 | 10
            app-secret: ACME_APP      | app-secret: ACME_SHORT  | SERAI-N009 | 11
            +4315550784               | 4315550784              | SERAI-N005 | 15
            throughput: 250           | throughput: 0           | SERAI-N006 | 14
            id: "106540352242922"     | id: ""                  | SERAI-N002 | 14
            shopify:                  | Shopify:                | SERAI-N012 | 17
            [events, read]            | [events, write]         | SERAI-N010 | 21
            holder: erp               | holder: " "             | SERAI-N002 | 21
            """)
    void each_mistake_is_told_once_in_its_line_and_gives_no_tenant(String right, String wrong, String code, int line)
            throws IOException {
        assertThat(read(WHOLE.replace(right, wrong))).isEmpty();
        assertThat(findings.list()).extracting(Finding::code, Finding::line).containsExactly(tuple(code, line));
    }

    @Test
    void the_rate_of_a_number_that_names_none_is_a_setting() {
        assertThat(DefaultThroughput.of("")).isEqualTo(DefaultThroughput.STANDARD);
        assertThat(DefaultThroughput.of("100000").perSecond()).isEqualTo(100_000);
        assertThatThrownBy(() -> DefaultThroughput.of("0"))
                .isInstanceOfSatisfying(
                        SeraiException.class, e -> assertThat(e.code()).isEqualTo("setting.invalid"));
    }

    @Test
    void a_number_belongs_to_one_tenant_only() throws IOException {
        Files.writeString(directory.resolve("other.yaml"), WHOLE.replace("tenant: acme", "tenant: other"));
        read(WHOLE);
        assertThat(findings.list()).extracting(Finding::code).containsExactly("SERAI-N011", "SERAI-N011");
    }

    private Map<TenantId, Tenant> read(String text) throws IOException {
        Files.writeString(directory.resolve("acme.yaml"), text);
        return tenants.load(findings);
    }
}
