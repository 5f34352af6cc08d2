package org.serai.database;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.HouseClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Compares business time with the database's clock each second; at the start it takes it over. While the database is away,
 * or slow to say, time goes on by the steady counter alone.
 */
public final class TimeKeeper implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(TimeKeeper.class);
    private static final Duration SLOW = Duration.ofSeconds(2);
    private final HouseClock clock;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Duration patience;
    private @Nullable ScheduledExecutorService looks;

    /** @param patience how long a jump must have stood to be believed */
    public TimeKeeper(HouseClock clock, JdbcClient jdbc, ApplicationEventPublisher events, Duration patience) {
        this.clock = clock;
        this.jdbc = jdbc;
        this.events = events;
        this.patience = patience;
    }

    /** Before anybody works who needs to know what time it is. */
    @Override
    public int getPhase() {
        return -1;
    }

    @Override
    public void start() {
        begin();
        looks = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "time-keeper");
            thread.setDaemon(true);
            return thread;
        });
        looks.scheduleWithFixedDelay(this::lookAgain, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        if (looks != null) {
            looks.shutdown();
            looks = null;
        }
    }

    @Override
    public boolean isRunning() {
        return looks != null;
    }

    private void begin() {
        try {
            Told told = ask();
            clock.follow(told.real, told.error, Duration.ZERO).ifPresent(clock::jump);
        } catch (RuntimeException away) {
            LOG.warn("the database does not say what time it is; this machine's time is taken: {}", away.toString());
        }
    }

    private void lookAgain() {
        try {
            look();
        } catch (RuntimeException failed) {
            LOG.atLevel(clock.isSure() ? Level.DEBUG : Level.WARN).log("no look at the time: {}", failed.toString());
        }
    }

    /** One comparison. */
    public void look() {
        Told told = ask();
        if (told.error.compareTo(SLOW) > 0) {
            return;
        }
        boolean wasSure = clock.isSure();
        clock.follow(told.real, told.error, patience).ifPresent(this::believe);
        if (wasSure != clock.isSure()) {
            LOG.warn(clock.isSure() ? "the time is sure again" : doubted());
        }
    }

    private String doubted() {
        return "the database's clock was set; nothing is sent for " + patience + ", unless it is set back before";
    }

    private void believe(Duration jump) {
        events.publishEvent(new ClockJumped(jump, clock.instant().plus(jump)));
        clock.jump(jump);
        LOG.warn("the database's clock was set by {}, and it is taken for right", jump);
    }

    /** @param error how long the answer took: the time may be wrong by as much */
    private record Told(Instant real, Duration error) {}

    private Told ask() {
        long asked = System.nanoTime();
        Instant said = jdbc.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        Duration way = Duration.ofNanos(System.nanoTime() - asked);
        return new Told(said.plus(way.dividedBy(2)), way);
    }
}
