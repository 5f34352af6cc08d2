package org.serai.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.serai.database.TestDatabase;
import org.serai.sandbox.Sandbox;
import org.serai.sandbox.SandboxSettings;

/** By name: a real sandbox, a real database, files of sources; its exit code is the verdict. */
class CheckerTest {
    private static TestDatabase database;
    private static Sandbox sandbox;
    private final StringWriter said = new StringWriter();

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        sandbox = Sandbox.start(SandboxSettings.demo().withPort(0));
    }

    @AfterAll
    static void end() {
        sandbox.close();
        database.close();
    }

    private int check(Path ledger) {
        return Checker.run(
                new PrintWriter(said, true),
                "--ledger=" + ledger,
                "--sandbox=" + sandbox.url(),
                "--database=" + database.url());
    }

    @Test
    void a_source_that_was_promised_nothing_has_lost_nothing() {
        Path ledger = folder.resolve("shop.jsonl");
        try (SourceLedger shop = SourceLedger.open(ledger)) {
            shop.note(posting(503, ""));
        }

        assertThat(check(ledger)).isZero();
        assertThat(said.toString())
                .startsWith("lost=0 twice=0 disorder=0 policy=0 rate=0\n0 promised, 0 accepted; unknown");
    }

    @Test
    void a_promise_the_database_knows_nothing_of_is_the_exit_code() {
        Path ledger = folder.resolve("shop.jsonl");
        try (SourceLedger shop = SourceLedger.open(ledger)) {
            shop.note(posting(202, "delivery-1"));
        }

        assertThat(check(ledger)).isEqualTo(1);
        assertThat(said.toString())
                .contains("lost: #1 (delivery delivery-1 of shop)")
                .contains("\nlost=1 twice=0");
    }

    @Test
    void a_file_that_is_no_ledger_is_named() throws Exception {
        Path ledger = Files.writeString(folder.resolve("shop.jsonl"), "{\"source\": \"shop\"}\n");

        assertThat(check(ledger)).isEqualTo(3);
        assertThat(said.toString())
                .contains("shop.jsonl is no ledger of a source")
                .contains("a line without `id`");
    }

    @Test
    void without_a_database_there_is_nothing_to_read() {
        int exit = Checker.run(new PrintWriter(said, true), "--home=" + folder, "--sandbox=" + sandbox.url());

        assertThat(exit).isEqualTo(3);
        assertThat(said.toString()).contains("no embedded PostgreSQL runs in " + folder);
    }

    @Test
    void an_option_it_does_not_know_is_wrong_usage() {
        assertThat(Checker.run(new PrintWriter(said, true), "--legder=x")).isEqualTo(2);
    }

    private static Posting posting(int status, String eventId) {
        return new Posting("shop", "load-1", "#1", "+4915110000001", Forgery.at(1), Forgery.at(1.1), status, eventId);
    }
}
