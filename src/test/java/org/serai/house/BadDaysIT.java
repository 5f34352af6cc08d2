package org.serai.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
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
    private static final Map<String, String> DAYS = days();

    @TempDir
    private Path home;

    private static Map<String, String> days() {
        var days = new LinkedHashMap<String, String>();
        days.put("statuses are dropped", fault("drop-status", "\"share\":0.05"));
        days.put("statuses come late", fault("delay-status", "\"share\":0.5,\"value\":1500"));
        days.put("statuses come three times", fault("repeat-status", "\"share\":0.5,\"value\":3"));
        days.put("statuses come in reverse", fault("reorder-status", "\"share\":0.5"));
        days.put("one answer of a hundred is cut off", fault("cut-after-accept", "\"share\":0.01"));
        days.put("one answer of ten is cut off", fault("cut-after-accept", "\"share\":0.1"));
        days.put("requests are cut off before they are read", fault("cut-before-accept", "\"share\":0.05"));
        days.put("every answer is cut off", fault("cut-after-accept", "\"share\":1"));
        days.put("the number is too fast", fault("rate-limit", "\"value\":20"));
        days.put("people get too much", fault("error", "\"share\":0.5,\"value\":131056"));
        days.put("the token is revoked", fault("error", "\"count\":3,\"value\":190"));
        return days;
    }

    private static String fault(String name, String how) {
        return "[{\"on\":\"messages\",\"fault\":\"" + name + "\"," + how + "}]";
    }

    @Test
    void whatever_the_days_bring_every_order_is_told_once() throws IOException, InterruptedException {
        try (SourceLedger ledger = SourceLedger.open(Files.createTempFile(home, "shop", ".jsonl"));
                OwnHub hub = OwnHub.start(home, Promises.SETTLED_SOON)) {
            var promises = new Promises(ledger, hub.sandboxUrl(), hub.database().url());
            try (Load load = new Load(2, 200_000, hub::url, ledger)) {
                for (Map.Entry<String, String> day : DAYS.entrySet()) {
                    System.out.println("BadDaysIT: " + day.getKey());
                    hub.house().tellSandbox("/faults", day.getValue());
                    passes(A_DAY);
                    House.await(
                            day.getKey(),
                            hub.house()::faults,
                            faults -> faults.stream().allMatch(BadDaysIT::struck));
                    hub.house().clearFaults();
                    passes(Duration.ofSeconds(1));
                }
                System.out.println("BadDaysIT: the database stands still");
                whileFrozen(home.resolve("postgres/data/postmaster.pid"));
                promises.awaitEnds(EVIDENCE, load.promised());
            }
            promises.areKept();
        }
    }

    private static boolean struck(Tree fault) {
        return fault.text("struck")
                .map(Integer::parseInt)
                .filter(times -> times > 0)
                .isPresent();
    }

    private static void passes(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    /** All of its processes stand still for eight seconds: nothing is answered, nothing is refused. */
    private static void whileFrozen(Path pidFile) throws IOException, InterruptedException {
        long server = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
        ProcessHandle postgres = ProcessHandle.of(server).orElseThrow();
        List<Long> all = Stream.concat(Stream.of(postgres), postgres.descendants())
                .map(ProcessHandle::pid)
                .toList();
        signal("-STOP", all);
        try {
            passes(Duration.ofSeconds(8));
        } finally {
            signal("-CONT", all);
        }
    }

    private static void signal(String signal, List<Long> processes) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("kill", signal));
        processes.forEach(pid -> command.add(pid.toString()));
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }
}
