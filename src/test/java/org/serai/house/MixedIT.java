package org.serai.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.serai.proof.SourceLedger;
import org.serai.sandbox.Sandbox;
import org.serai.sandbox.SandboxSettings;

/** Minute by minute another load, another fault at Meta and another blow, as a seed draws them; one reckoning at the end. */
class MixedIT {
    private static final int MINUTES = Integer.getInteger("serai.mixed.minutes", 0);
    private static final int REMEMBERED = 1_000_000;
    /** A template that was paused is asked for again after minutes, and the rate of a number recovers slowly. */
    private static final Duration EVIDENCE = Duration.ofMinutes(15);

    @TempDir
    private Path home;

    @Test
    @EnabledIfSystemProperty(named = "serai.mixed.minutes", matches = "[1-9][0-9]*")
    void whatever_a_seed_brings_every_order_is_told_once() throws IOException {
        long seed = Long.getLong("serai.mixed.seed", System.nanoTime());
        System.out.println("MixedIT: " + MINUTES + " minutes, -Dserai.mixed.seed=" + seed);
        try (SourceLedger ledger = SourceLedger.open(Files.createTempFile(home, "shop", ".jsonl"));
                Relay relay = new Relay();
                Sandbox sandbox = Sandbox.start(SandboxSettings.demo()
                        .withPort(0)
                        .withWebhook(relay.webhook())
                        .withKeptMessages(REMEMBERED));
                MortalHub hub = MortalHub.open(home, sandbox, relay)) {
            lives(new Random(seed), hub, ledger);
            var promises = new Promises(ledger, sandbox.url(), hub.database().url());
            try (Load load = new Load(2, 99_000_000, Duration.ofMillis(150), hub::url, ledger)) {
                promises.awaitEnds(EVIDENCE, load.promised());
            }
            promises.areKept();
        }
    }

    private static void lives(Random random, MortalHub hub, SourceLedger ledger) {
        for (int i = 1; i <= MINUTES; i++) {
            Minute minute = Minute.drawnBy(random);
            System.out.println("MixedIT: minute " + i + ": " + minute);
            try (Load load = minute.load(i * 1_000_000, hub::url, ledger)) {
                minute.passes(hub);
            }
        }
    }
}
