package org.serai.outbox.internal;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.ConsentState;
import org.serai.canonical.Content;
import org.serai.canonical.Event;
import org.serai.canonical.HouseClock;
import org.serai.canonical.MessageId;
import org.serai.canonical.OutboundMessage;
import org.serai.canonical.PhoneNumber;
import org.serai.canonical.PhoneNumberId;
import org.serai.canonical.Priority;
import org.serai.canonical.Purpose;
import org.serai.canonical.Recipient;
import org.serai.canonical.SendClass;
import org.serai.canonical.TenantId;
import org.serai.canonical.Wamid;
import org.serai.consent.ConsentChange;
import org.serai.consent.Consents;
import org.serai.conversation.Said;
import org.serai.conversation.TimelineItem;
import org.serai.database.HouseValues;
import org.serai.database.TestDatabase;
import org.serai.database.TimeCursor;
import org.serai.database.TimeKeeper;
import org.serai.database.Whereabouts;
import org.serai.delivery.FaultyApi;
import org.serai.outbox.Desk;
import org.serai.outbox.Messages;
import org.serai.outbox.Retelling;
import org.serai.outbox.Tokens;
import org.serai.policy.Verdict;
import org.serai.template.TemplateChange;
import org.serai.template.TemplateStates;
import org.serai.tenant.Portfolio;
import org.serai.tenant.Secret;
import org.serai.tenant.Sender;
import org.serai.tenant.SendingRules;
import org.serai.tenant.Tenant;
import org.serai.tenant.Tenants;
import org.serai.webhook.events.StatusReceived;
import org.serai.webhook.events.StatusesReceived;
import org.serai.webhook.events.WebhookNotKept;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * The way out from desk to wire as one process runs it: the real rooms over a real PostgreSQL, towards an API that does
 * what it is told. A process can end without a word ({@link #kill}) and another can begin on the same database.
 */
final class Rig implements AutoCloseable {
    static final TenantId ACME = new TenantId("acme");
    static final PhoneNumberId NUMBER = new PhoneNumberId("106540352242922");
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Secret SECRET = new Secret("x", "token");
    private static final AtomicInteger EVENTS = new AtomicInteger();
    final TestDatabase database;
    final FaultyApi api;
    final HouseClock clock;
    final JdbcClient jdbc;
    private final boolean isGuest;
    private Path home = temporary();
    private boolean isHeld;
    private volatile boolean reconnects;
    /** Connections of the pool, as the hub counts them. */
    private final AtomicLong connections = new AtomicLong();

    /** As fast as Meta allows; the hub as it is shipped is slower. */
    private int pairBurst = 45;

    private SendingRules rules = SendingRules.NONE;
    private @Nullable Portfolio portfolio;

    /** Every event a message was handed in for; what is taken out here has no flow any more. */
    final Map<String, OutboundMessage> told = new ConcurrentHashMap<>();

    private @Nullable Process process;

    Rig() throws IOException {
        this(new HouseClock(Clock.fixed(NOON, ZoneOffset.UTC)));
    }

    Rig(HouseClock clock) throws IOException {
        this.database = TestDatabase.fresh();
        this.api = new FaultyApi();
        this.clock = clock;
        this.jdbc = database.jdbc();
        this.isGuest = false;
    }

    private Rig(Rig host, HouseClock clock) {
        this.database = host.database;
        this.api = host.api;
        this.clock = clock;
        this.jdbc = host.jdbc;
        this.isGuest = true;
    }

    /** Another node on the same database, towards the same API. */
    Rig beside(HouseClock clock) {
        return new Rig(this, clock);
    }

    Rig pairBurst(int messages) {
        pairBurst = messages;
        return this;
    }

    Rig rules(SendingRules changed) {
        rules = changed;
        return this;
    }

    Rig messagingLimit(int people) {
        portfolio = new Portfolio("portfolio", people);
        return this;
    }

    /** The home of another one. */
    Rig home(Rig other) throws IOException {
        FileSystemUtils.deleteRecursively(home);
        home = other.home;
        return this;
    }

    /** As {@code SERAI_HOLD=true}, for the next start. */
    Rig hold() {
        isHeld = true;
        return this;
    }

    Rig withoutHold() {
        isHeld = false;
        return this;
    }

    private long connections() {
        return reconnects ? connections.incrementAndGet() : connections.get();
    }

    /** From now on no two statements go over the same connection. */
    void reconnects() {
        reconnects = true;
    }

    /** The pool opened a connection. */
    void reconnected() {
        connections.incrementAndGet();
    }

    /** One run of the hub. */
    private record Process(AnnotationConfigApplicationContext context, HikariDataSource pool) {}

    /** The rooms, without the loop that sends. */
    Rig open() {
        HikariDataSource pool = database.open();
        var context = new AnnotationConfigApplicationContext();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of(
                                "serai.cloud-api.url",
                                api.url(),
                                "serai.cloud-api.deadline",
                                "2s",
                                "serai.sending",
                                "false",
                                "serai.pair-burst",
                                pairBurst,
                                "serai.home",
                                home.toString(),
                                "serai.hold",
                                isHeld)));
        defaults(context);
        context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
        context.getDefaultListableBeanFactory()
                .setConversionService(new org.springframework.boot.convert.ApplicationConversionService());
        context.registerBean(javax.sql.DataSource.class, () -> pool);
        context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(pool));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(pool));
        context.registerBean(NamedParameterJdbcTemplate.class, () -> new NamedParameterJdbcTemplate(pool));
        context.registerBean(HouseValues.class, () -> new HouseValues(JdbcClient.create(pool)));
        context.registerBean(
                Whereabouts.class, () -> Whereabouts.of(JdbcClient.create(pool), Optional.empty(), this::connections));
        context.registerBean(HouseClock.class, () -> clock);
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        context.registerBean(Tenants.class, () -> new OneTenant(rules, portfolio));
        context.registerBean(Retelling.class, () -> (tenant, event, flow) -> retold(event));
        context.registerBean(
                EngineSettings.class,
                () -> new EngineSettings(
                        64,
                        32,
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(150),
                        Duration.ofMillis(50),
                        Duration.ofMillis(4),
                        Duration.ofMillis(300)));
        context.scan(
                "org.serai.outbox",
                "org.serai.audit",
                "org.serai.parked",
                "org.serai.consent",
                "org.serai.cloudapi",
                "org.serai.delivery",
                "org.serai.template",
                "org.serai.conversation");
        context.refresh();
        process = new Process(context, pool);
        approve("order_confirmed");
        return this;
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("rig");
        } catch (IOException full) {
            throw new java.io.UncheckedIOException(full);
        }
    }

    private static void defaults(AnnotationConfigApplicationContext context) {
        try {
            new YamlPropertySourceLoader()
                    .load("defaults", new ClassPathResource("application.yaml"))
                    .forEach(context.getEnvironment().getPropertySources()::addLast);
        } catch (IOException missing) {
            throw new java.io.UncheckedIOException(missing);
        }
    }

    Rig start() {
        if (process == null) {
            open();
        }
        bean(Engine.class).start();
        return this;
    }

    /** The process ends in the middle of whatever it does: nothing more reaches the database. */
    Rig kill() {
        process().pool.close();
        process().context.close();
        process = null;
        return this;
    }

    /** SIGTERM. */
    Rig stop() {
        bean(Engine.class).stop();
        process().context.close();
        process().pool.close();
        process = null;
        return this;
    }

    /** Business time follows the database's; {@link TimeKeeper#look} is called by hand. */
    TimeKeeper timeKeeper(Duration patience) {
        return new TimeKeeper(clock, bean(JdbcClient.class), process().context, patience);
    }

    <T> T bean(Class<T> type) {
        return process().context.getBean(type);
    }

    private Process process() {
        return Objects.requireNonNull(process, "open() comes first");
    }

    void approve(String template) {
        learn(template, "APPROVED", "UTILITY", clock.instant());
    }

    void template(String status) {
        template(status, null);
    }

    void template(@Nullable String status, @Nullable String category) {
        learn("order_confirmed", status, category, clock.instant().plusSeconds(1));
    }

    private void learn(String template, @Nullable String status, @Nullable String category, Instant at) {
        bean(TemplateStates.class)
                .changed(List.of(new TemplateChange("waba", template, "de", null, status, category, null, at)));
    }

    void advance(Duration by) {
        clock.setOffset(Duration.between(NOON, clock.instant()).plus(by));
    }

    Verdict submit(OutboundMessage message) {
        told.put(message.event().id(), message);
        return transactions().execute(status -> bean(Desk.class).submit(message));
    }

    TransactionTemplate transactions() {
        return new TransactionTemplate(bean(PlatformTransactionManager.class));
    }

    /** What was handed in for that event, as its flow would say it again. */
    private Optional<OutboundMessage> retold(String event) {
        return Optional.ofNullable(told.get(event)).map(Rig::again);
    }

    /** The same, told once more. */
    static OutboundMessage again(OutboundMessage m) {
        return new OutboundMessage(
                MessageId.next(),
                m.flow(),
                m.event(),
                m.to(),
                m.content(),
                m.alternative(),
                m.sendClass(),
                m.priority(),
                m.validFor(),
                m.problem());
    }

    /** A message to that phone, admitted. */
    MessageId send(String phone) {
        OutboundMessage message = message(phone);
        if (!(submit(message) instanceof Verdict.Admit)) {
            throw new AssertionError("not admitted: " + submit(message));
        }
        return message.id();
    }

    static OutboundMessage message(String phone) {
        return message(Recipient.of(new PhoneNumber(phone)), template(), null);
    }

    static OutboundMessage message(String phone, SendClass sendClass) {
        OutboundMessage usual = message(phone);
        return new OutboundMessage(
                usual.id(),
                usual.flow(),
                usual.event(),
                usual.to(),
                usual.content(),
                usual.alternative(),
                sendClass,
                usual.priority(),
                usual.validFor(),
                usual.problem());
    }

    static OutboundMessage message(Recipient to, Content content, Content.@Nullable Template alternative) {
        return message(to, content, alternative, Map.of());
    }

    static OutboundMessage message(
            Recipient to, Content content, Content.@Nullable Template alternative, Map<String, Object> party) {
        int n = EVENTS.incrementAndGet();
        var customer = new LinkedHashMap<String, Object>(party);
        if (to.phone() != null) {
            customer.put(
                    "phone", Map.of("raw", to.phone().e164(), "e164", to.phone().e164()));
        }
        var event = new Event(
                "event-" + n,
                "delivery-" + n,
                ACME,
                new ConnectorName("shopify"),
                "order.created.v1",
                "order-" + n,
                OffsetDateTime.ofInstant(NOON, ZoneOffset.UTC),
                Map.of("orderId", "id-" + n, "orderNumber", "#" + n, "customer", customer));
        return new OutboundMessage(
                MessageId.next(),
                "order-confirmed",
                event,
                to,
                content,
                alternative,
                SendClass.BALANCED,
                Priority.NORMAL,
                Duration.ofHours(24),
                null);
    }

    static Content.Template template() {
        return new Content.Template(
                "order_confirmed",
                "de",
                "UTILITY",
                List.of(Map.of(
                        "type",
                        "body",
                        "parameters",
                        List.of(Map.of("type", "text", "parameter_name", "order_number", "text", "4711")))),
                Map.of("order_number", "4711"),
                "Danke für Bestellung 4711");
    }

    void say(ConsentState state, String phone) {
        bean(Consents.class)
                .record(new ConsentChange(
                        ACME,
                        Recipient.of(new PhoneNumber(phone)),
                        EnumSet.allOf(Purpose.class),
                        state,
                        "reply",
                        "wamid.in",
                        clock.instant()));
    }

    void customerWrote(String phone) {
        jdbc.sql("insert into service_window values (:number, :person, :at::timestamptz)"
                        + " on conflict (number_id, person) do update set last_inbound_at = excluded.last_inbound_at")
                .param("number", NUMBER.value())
                .param("person", phone)
                .param("at", clock.instant().toString())
                .update();
    }

    StatusReceived status(@Nullable String opaque, String wamid, String word) {
        return new StatusReceived("waba", NUMBER, new Wamid(wamid), word, clock.instant(), opaque, null, null, null);
    }

    void statuses(StatusReceived... statuses) {
        transactions()
                .executeWithoutResult(s -> process().context.publishEvent(new StatusesReceived(List.of(statuses))));
    }

    /** Our webhook answers 503 to Meta. */
    void webhookFails() {
        process().context.publishEvent(new WebhookNotKept());
    }

    Map<String, @Nullable Object> tree(MessageId id) {
        return bean(Messages.class).find(ACME, id).orElseThrow();
    }

    /** Our side of the conversation with somebody, newest first. */
    List<TimelineItem> said(String phone) {
        return bean(Said.class).to(ACME, Set.of(phone), TimeCursor.read(null), 100);
    }

    String state(MessageId id) {
        return jdbc.sql("select state from message where msg_id = :id")
                .param("id", id.value())
                .query(String.class)
                .single();
    }

    void awaitState(MessageId id, String state) {
        await(() -> state(id).equals(state), () -> "message is " + state(id) + " instead of " + state);
    }

    double counter(String name, String... tags) {
        return Optional.ofNullable(
                        bean(MeterRegistry.class).find(name).tags(tags).counter())
                .map(c -> c.count())
                .orElse(0.0);
    }

    double gauge(String name) {
        return bean(MeterRegistry.class).get(name).gauge().value();
    }

    long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    List<String> opaques() {
        return api.requests().stream()
                .map(r -> String.valueOf(r.get("biz_opaque_callback_data")))
                .toList();
    }

    /** The id the API gave the message, as far as we know it. */
    Optional<String> wamid(String opaque) {
        return jdbc.sql("select wamid from message where msg_id = :id and wamid is not null")
                .param("id", bean(Tokens.class).readOpaque(opaque).orElseThrow().value())
                .query(String.class)
                .optional();
    }

    static void await(BooleanSupplier condition, java.util.function.Supplier<String> what) {
        long deadline = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within a minute: " + what.get());
            }
            java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
        }
    }

    @Override
    public void close() throws IOException {
        if (process != null) {
            kill();
        }
        if (!isGuest) {
            api.close();
            database.close();
        }
        FileSystemUtils.deleteRecursively(home);
    }

    /** A tenant that takes a phone in an event for consent to service messages, and has one number. */
    private static final class OneTenant implements Tenants {
        private final Tenant tenant;

        OneTenant(SendingRules rules, @Nullable Portfolio portfolio) {
            tenant = new Tenant(
                    ACME,
                    "ACME GmbH",
                    "DE",
                    "de",
                    ZoneId.of("Europe/Berlin"),
                    true,
                    true,
                    rules,
                    List.of(new Sender(
                            ACME, NUMBER, "waba", "+15550783881", Set.of(), 10_000, portfolio, SECRET, SECRET, SECRET)),
                    Map.of(),
                    List.of());
        }

        @Override
        public Optional<Tenant> find(TenantId id) {
            return Optional.of(tenant).filter(t -> t.id().equals(id));
        }

        @Override
        public Collection<Tenant> all() {
            return List.of(tenant);
        }
    }
}
