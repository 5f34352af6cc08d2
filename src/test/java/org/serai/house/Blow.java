package org.serai.house;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** What befalls a hub, its database, or its way to Meta, and is over a moment later. */
enum Blow {
    NOTHING("nothing", hub -> {}),
    KILLED("the hub is killed", hub -> {
        hub.kill();
        hub.startAgain();
    }),
    KILLED_TWICE("the hub is killed, and once more while it starts", hub -> {
        hub.kill();
        hub.launch();
        passes(3);
        hub.kill();
        hub.startAgain();
    }),
    TOLD_TO_STOP("the hub is told to stop and starts again", hub -> {
        hub.stop();
        hub.startAgain();
    }),
    STANDS_STILL("the hub stands still", hub -> {
        Runnable thaw = hub.freeze();
        passes(8);
        thaw.run();
    }),
    DATABASE_STANDS_STILL("the database stands still", hub -> {
        Runnable thaw = hub.database().freeze();
        passes(8);
        thaw.run();
    }),
    DATABASE_DIES("all of the database is killed", hub -> hub.database().dies()),
    DATABASE_LOSES_ONE(
            "a process of the database is killed", hub -> hub.database().losesAConnection()),
    BOTH_DIE("the database is killed, and the hub after it", hub -> {
        hub.database().dies();
        hub.kill();
        hub.startAgain();
    }),
    WEBHOOK_AWAY("webhooks do not reach the hub", hub -> {
        hub.cutOff();
        passes(10);
        hub.reached();
    }),
    TEMPLATE_PAUSED("a template is paused", hub -> {
        hub.house().tellSandbox("/templates/order_confirmed", "{\"language\":\"de\",\"status\":\"PAUSED\"}");
        passes(10);
        hub.house().tellSandbox("/templates/order_confirmed", "{\"language\":\"de\",\"status\":\"APPROVED\"}");
    });

    private final String words;
    private final Consumer<MortalHub> blow;

    Blow(String words, Consumer<MortalHub> blow) {
        this.words = words;
        this.blow = blow;
    }

    void falls(MortalHub hub) {
        blow.accept(hub);
    }

    private static void passes(int seconds) {
        LockSupport.parkNanos(Duration.ofSeconds(seconds).toNanos());
    }

    @Override
    public String toString() {
        return words;
    }
}
