package org.serai.outbox.internal;

import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.PhoneNumberId;
import org.serai.outbox.hold.HoldGuard;
import org.serai.tenant.Sender;
import org.serai.tenant.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The loop that sends: claims as much as the numbers may send and the host may have in flight, and sleeps until somebody
 * hands in a message, an answer frees a place, or a lane falls due. A stop claims nothing more and waits for the answers.
 */
final class Engine implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private final Tenants tenants;
    private final Claims claims;
    private final Pilot pilot;
    private final Governors governors;
    private final Recovery recovery;
    private final Settler settler;
    private final EngineSettings settings;
    private final Signal signal;
    private final Self self;
    private volatile boolean running;
    private @Nullable Thread loop;
    private @Nullable ScheduledExecutorService tidying;

    /**
     * @param node the same at every start
     * @param instance this start
     * @param sends false: everything is taken in and judged, nothing leaves
     * @param hold whose messages may leave
     * @param isTimeSure while it says false, nothing leaves, is taken over or is settled
     */
    record Self(String node, String instance, boolean sends, HoldGuard hold, BooleanSupplier isTimeSure) {}

    Engine(
            Tenants tenants,
            Claims claims,
            Pilot pilot,
            Governors governors,
            Recovery recovery,
            Settler settler,
            Pilot.Ground ground,
            Self self) {
        this.tenants = tenants;
        this.claims = claims;
        this.pilot = pilot;
        this.governors = governors;
        this.recovery = recovery;
        this.settler = settler;
        this.settings = ground.settings();
        this.signal = ground.signal();
        this.self = self;
    }

    @Override
    public boolean isAutoStartup() {
        return self.sends();
    }

    @Override
    public void start() {
        recovery.takeOver(self.node(), self.instance());
        settler.begin();
        running = true;
        loop = new Thread(this::run, "sender");
        loop.start();
        tidying = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "sender-tidy"));
        tidying.scheduleWithFixedDelay(this::tidy, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        running = false;
        signal.give();
        stop(tidying, loop);
        long deadline = System.nanoTime() + settings.drain().toNanos();
        while (pilot.inFlight() > 0 && System.nanoTime() < deadline) {
            await(Duration.ofMillis(20));
        }
        pilot.land();
        note();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            Duration pause = round();
            if (!pause.isZero()) {
                await(pause);
                LockSupport.parkNanos(settings.gather().toNanos());
            }
        }
    }

    /** @return how long nothing needs to be done unless the signal is given */
    private Duration round() {
        if (!self.isTimeSure().getAsBoolean()) {
            return settings.idle();
        }
        try {
            self.hold().lookIfReconnected();
            Map<PhoneNumberId, Sender> senders = senders();
            Map<PhoneNumberId, Integer> room =
                    governors.room(senders, number -> Math.min(settings.batch(), pilot.room(number)));
            if (room.isEmpty()) {
                return governors.untilRoom(senders, settings.idle());
            }
            Claims.Take take = claims.take(room, senders);
            leave(take.flights());
            boolean moreMayBeDue = take.lanes() >= Collections.min(room.values());
            return moreMayBeDue ? Duration.ZERO : governors.untilRoom(senders, settings.idle());
        } catch (RuntimeException failed) {
            LOG.error("the sender could not claim; it tries again in a second", failed);
            return AFTER_FAILURE;
        }
    }

    /** A claim may have been the first to meet another server; then nothing of it leaves. */
    private void leave(List<Flight> flights) {
        if (flights.isEmpty()) {
            return;
        }
        self.hold().sent();
        boolean isSure = isSure();
        flights.forEach(flight -> {
            if (isSure && !self.hold().holds(flight.sender().tenant())) {
                fly(flight);
            } else {
                pilot.turnBack(flight);
            }
        });
    }

    private boolean isSure() {
        try {
            self.hold().lookIfReconnected();
            return true;
        } catch (RuntimeException away) {
            LOG.warn("nobody can tell which database this is, so nothing leaves: {}", away.toString());
            return false;
        }
    }

    private void fly(Flight flight) {
        governors.taken(flight.sender(), 1);
        pilot.fly(flight);
    }

    private Map<PhoneNumberId, Sender> senders() {
        var senders = new HashMap<PhoneNumberId, Sender>();
        tenants.all().stream()
                .filter(tenant -> !self.hold().holds(tenant.id()))
                .forEach(tenant -> tenant.senders().forEach(s -> senders.putIfAbsent(s.id(), s)));
        return senders;
    }

    private void tidy() {
        if (!self.isTimeSure().getAsBoolean()) {
            return;
        }
        try {
            settler.beat();
            recovery.tidy();
            settler.settle();
        } catch (RuntimeException failed) {
            LOG.warn("could not look after lost senders and unclear messages: {}", failed.toString());
        }
    }

    private void note() {
        try {
            self.hold().note();
        } catch (RuntimeException away) {
            LOG.warn("the home's mark was not written at the end: {}", away.toString());
        }
    }

    private void await(Duration most) {
        try {
            signal.await(most);
        } catch (InterruptedException stop) {
            running = false;
        }
    }

    private static void stop(@Nullable ScheduledExecutorService executor, @Nullable Thread thread) {
        try {
            if (executor != null) {
                executor.shutdown();
                executor.awaitTermination(5, TimeUnit.SECONDS);
            }
            if (thread != null) {
                thread.join(10_000);
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
