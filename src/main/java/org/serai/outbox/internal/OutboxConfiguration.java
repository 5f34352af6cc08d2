package org.serai.outbox.internal;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.serai.audit.Audit;
import org.serai.canonical.HouseClock;
import org.serai.cloudapi.ErrorTable;
import org.serai.consent.Consents;
import org.serai.conversation.Windows;
import org.serai.database.GroupCommit;
import org.serai.database.HouseValues;
import org.serai.outbox.Retelling;
import org.serai.outbox.Tokens;
import org.serai.outbox.Wire;
import org.serai.outbox.evidence.EchoTable;
import org.serai.outbox.evidence.SettleSettings;
import org.serai.outbox.hold.HoldGuard;
import org.serai.outbox.restraint.MarketingHolds;
import org.serai.outbox.restraint.MessagingLimits;
import org.serai.outbox.restraint.ProgressTable;
import org.serai.outbox.restraint.RestraintFinder;
import org.serai.parked.ReplayPace;
import org.serai.template.TemplateStates;
import org.serai.tenant.Tenants;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SettleSettings.class)
class OutboxConfiguration {
    private static final int KEY_BYTES = 32;

    @Bean
    Tokens tokens(HouseValues house) {
        return new Tokens(house.secret("token-key", KEY_BYTES));
    }

    @Bean
    Tables outboxTables(JdbcClient jdbc, @Value("${serai.pair-burst}") int pairBurst, SettleSettings settings) {
        return Tables.of(jdbc, new PairPace(pairBurst), settings);
    }

    @Bean
    UnclearDesk unclearDesk(Tables tables, PlatformTransactionManager manager, Audit audit, Pilot.Ground ground) {
        return new UnclearDesk(tables, new TransactionTemplate(manager), audit, ground);
    }

    @Bean
    Settler settler(
            Tables tables,
            UnclearDesk desk,
            PlatformTransactionManager manager,
            SettleSettings settings,
            Pilot.Ground ground,
            HoldGuard hold) {
        return new Settler(tables, desk, new TransactionTemplate(manager), settings, ground, hold);
    }

    @Bean
    AfterJump afterJump(Tables tables, PaceTable paces, Settler settler, PlatformTransactionManager manager) {
        return new AfterJump(tables, paces, settler, new TransactionTemplate(manager));
    }

    @Bean
    Pilot.Ground outboxGround(
            Clock clock,
            MeterRegistry meters,
            ObjectProvider<EngineSettings> settings,
            @Value("${serai.lease}") Duration lease,
            @Value("${serai.cloud-api.deadline}") Duration deadline) {
        return new Pilot.Ground(
                settings.getIfAvailable(() -> EngineSettings.DEFAULT.withLease(lease, deadline)),
                clock,
                new Signal(),
                meters);
    }

    @Bean
    MarketingHolds marketingHolds(JdbcClient jdbc) {
        return new MarketingHolds(jdbc);
    }

    @Bean
    MessagingLimits messagingLimits(JdbcClient jdbc, Windows windows, MeterRegistry meters) {
        return new MessagingLimits(jdbc, windows, meters);
    }

    @Bean
    Lessons lessons(Consents consents, MarketingHolds holds) {
        return new Lessons(consents, holds);
    }

    @Bean
    FactsFinder factsFinder(
            Tenants tenants,
            Consents consents,
            Windows windows,
            TemplateStates templates,
            MarketingHolds holds,
            JdbcClient jdbc,
            Clock clock) {
        return new FactsFinder(tenants, consents, windows, templates, new RestraintFinder(jdbc, holds), clock);
    }

    @Bean
    OutboxDesk outboxDesk(
            Tenants tenants,
            FactsFinder finder,
            Consents consents,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Tokens tokens,
            Pilot.Ground ground) {
        var table = new SubmissionTable(jdbc);
        var progress = new ProgressTable(jdbc);
        var buffer = new SubmissionBuffer(
                table, consents, progress, new TransactionTemplate(transactions), ground.signal()::give);
        var foresight = new Foresight(table, consents, progress);
        return new OutboxDesk(
                tenants, finder, foresight, buffer, tokens, ground.clock(), new EngineMeters(ground.meters()));
    }

    @Bean
    PaceTable paceTable(JdbcClient jdbc, Clock clock) {
        return new PaceTable(jdbc, clock);
    }

    @Bean
    OutboxWatch outboxWatch(
            JdbcClient jdbc,
            PaceTable paces,
            @Value("${serai.pair-burst}") int pairBurst,
            SettleSettings settings,
            Tenants tenants,
            HoldGuard hold,
            Clock clock) {
        return new OutboxWatch(
                new BacklogTable(jdbc, new PairPace(pairBurst)),
                paces,
                new EchoTable(jdbc, settings),
                settings,
                tenants,
                hold,
                clock);
    }

    @Bean
    MessageShelf messageShelf(JdbcClient jdbc, OutboxDesk desk, Retelling retelling, ReplayPace pace, Clock clock) {
        return new MessageShelf(new StoppedTable(jdbc), desk, retelling, pace, clock);
    }

    @Bean
    Sayings sayings(JdbcClient jdbc) {
        return new Sayings(jdbc);
    }

    @Bean
    StatusReducer statusReducer(Tables tables, Tokens tokens, Lessons lessons, Pilot.Ground ground) {
        return new StatusReducer(tables, tokens, lessons, ground);
    }

    @Bean
    TemplateNews templateNews(TemplateStates templates, Clock clock) {
        return new TemplateNews(templates, clock);
    }

    @Bean
    MessageQueries messages(JdbcClient jdbc) {
        return new MessageQueries(jdbc, new Journeys(jdbc));
    }

    @Bean
    Landing landing(Tables tables, Lessons lessons, TemplateStates templates, Pilot.Ground ground) {
        return new Landing(tables, lessons, templates, ground);
    }

    @Bean
    Engine engine(
            Tenants tenants,
            FactsFinder finder,
            MessagingLimits limits,
            Tables tables,
            Landing landing,
            Settler settler,
            Wire wire,
            Tokens tokens,
            ErrorTable errors,
            PaceTable paces,
            HouseValues house,
            JdbcClient jdbc,
            PlatformTransactionManager transactionManager,
            Pilot.Ground ground,
            HoldGuard hold,
            HouseClock clock,
            @Value("${serai.home}") Path home,
            @Value("${serai.sending}") boolean sends,
            @Value("${serai.stop-pause}") Duration stopPause) {
        var transactions = new TransactionTemplate(transactionManager);
        var outcomes = new GroupCommit<Settlement>(
                "outcomes",
                transactions,
                ground.settings().batch(),
                ground.settings().gather(),
                landing::land);
        var governors = new Governors(errors, paces, ground.meters(), stopPause);
        var answers = new Answers(errors, ground.settings().unclearHold());
        var self = new Engine.Self(node(home), UUID.randomUUID().toString(), sends, hold, clock::isSure);
        return new Engine(
                tenants,
                new Claims(
                        tables,
                        new Gate(tables, finder, limits, new ProgressTable(jdbc)),
                        transactions,
                        ground,
                        self.instance()),
                new Pilot(wire, tokens, answers, governors, outcomes, ground),
                governors,
                new Recovery(tables, transactions, house, ground),
                settler,
                ground,
                self);
    }

    /** The same at every start of this node, another for every other node on the same database. */
    private static String node(Path home) {
        return hostName() + ":" + home.toAbsolutePath().normalize();
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }
}
