package org.serai.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.serai.proof.HomeDatabase;

/** What can befall the PostgreSQL below a hub's home, from outside. Linux. */
record OwnDatabase(Path home) {

    /** JDBC address, with user and password. */
    String url() {
        return new HomeDatabase(home).url();
    }

    /** All of its processes stand still: nothing is answered, nothing is refused. The caller lets them go on. */
    Runnable freeze() {
        List<ProcessHandle> all = processes();
        signal("-STOP", all);
        return () -> signal("-CONT", all);
    }

    /** kill -9 of every process: what was committed is in its log, and nobody is left to say so. */
    void dies() {
        signal("-KILL", processes());
    }

    /** As the kernel does when memory is short: one process that serves a connection is killed, all others start over. */
    void losesAConnection() {
        List<ProcessHandle> serving =
                processes().stream().filter(OwnDatabase::serves).toList();
        assertThat(serving).as("processes that serve a connection").isNotEmpty();
        signal("-KILL", serving.subList(0, 1));
    }

    private List<ProcessHandle> processes() {
        ProcessHandle server = ProcessHandle.of(new HomeDatabase(home).pid()).orElseThrow();
        return Stream.concat(Stream.of(server), server.descendants()).toList();
    }

    private static boolean serves(ProcessHandle process) {
        try {
            byte[] title = Files.readAllBytes(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
            return new String(title, StandardCharsets.UTF_8).contains(" 127.0.0.1(");
        } catch (IOException gone) {
            return false;
        }
    }

    private static void signal(String signal, List<ProcessHandle> processes) {
        var command = new ArrayList<>(List.of("kill", signal));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        try {
            new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
