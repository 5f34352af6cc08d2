package org.serai.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.serai.canonical.Tree;
import org.serai.proof.SourceLedger;

/**
 * Everything that can be wrong with Meta and the database but the hub itself, one day after the other under load, and one
 * reckoning at the end. What the last days left in doubt is settled by the echoes of what goes on being sent.
 */
class BadDaysIT {
    private static final Duration A_DAY = Duration.ofSeconds(2);
    private static final Duration EVIDENCE = Duration.ofMinutes(4);

    @TempDir
    private Path home;

    @Test
    void whatever_the_days_bring_every_order_is_told_once() throws IOException {
        try (SourceLedger ledger = SourceLedger.open(Files.createTempFile(home, "shop", ".jsonl"));
                OwnHub hub = OwnHub.start(home, Promises.SETTLED_SOON)) {
            var promises = new Promises(ledger, hub.sandboxUrl(), hub.database().url());
            try (Load load = new Load(2, 200_000, hub::url, ledger)) {
                MetaFault.all().forEach(fault -> atMeta(fault, hub.house()));
                atTheDatabase(new OwnDatabase(home), hub.house(), load);
                promises.awaitEnds(EVIDENCE, load.promised());
            }
            promises.areKept();
        }
    }

    private static void atMeta(MetaFault fault, House house) {
        say(fault.toString());
        fault.beginsAt(house);
        passes(A_DAY);
        House.await(fault.toString(), house::faults, faults -> faults.stream().allMatch(BadDaysIT::struck));
        house.clearFaults();
        passes(Duration.ofSeconds(1));
    }

    private static boolean struck(Tree fault) {
        return fault.text("struck")
                .map(Integer::parseInt)
                .filter(times -> times > 0)
                .isPresent();
    }

    /** Orders are taken in all the while; what they lead to goes out when there is a database again. */
    private static void atTheDatabase(OwnDatabase database, House house, Load load) {
        say("the database stands still");
        Runnable thaw = database.freeze();
        passes(Duration.ofSeconds(8));
        thaw.run();
        say("a process of the database is killed");
        database.losesAConnection();
        goesOn(house, load);
        say("all of the database is killed");
        database.dies();
        goesOn(house, load);
    }

    private static void goesOn(House house, Load load) {
        Set<String> before = load.promised();
        House.await("orders are taken", load::promised, now -> now.size() > before.size() + 50);
        House.await("a database again", house::readiness, "UP"::equals);
    }

    private static void say(String day) {
        System.out.println("BadDaysIT: " + day);
    }

    private static void passes(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}
