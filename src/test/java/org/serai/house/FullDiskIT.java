package org.serai.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.serai.canonical.Sha256;
import org.serai.proof.SourceLedger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The broker's disk is full to the last byte before anybody looked: its journal wants to grow and cannot. The disk is a small
 * one of the hub's own, which the kernel gives to whoever may have a mount namespace.
 */
class FullDiskIT {
    private static final String SMALL_DISK = "mount -t tmpfs -o size=96m none \"$0\" && exec \"$@\"";
    private static final int LONG = 40_000;

    @TempDir
    private Path home;

    @Test
    void a_journal_that_cannot_grow_refuses_everybody_loses_nothing_and_goes_on_when_there_is_room() throws Exception {
        Path disk = Files.createDirectories(home.resolve("broker"));
        List<String> onSmallDisk = List.of("unshare", "-rm", "bash", "-c", SMALL_DISK, disk.toString());
        assumeTrue(isPermitted(onSmallDisk), "this machine lets nobody mount a disk of their own: not run");
        try (SourceLedger ledger = SourceLedger.open(Files.createTempFile(home, "shop", ".jsonl"));
                OwnHub hub = OwnHub.launch(home, blindToItsDisk(), onSmallDisk)) {
            var promises = new Promises(ledger, hub.sandboxUrl(), hub.database().url());
            Set<String> taken;
            try (Load load = new Load(2, 300_000, hub::url, ledger)) {
                House.await("some load", load::promised, promised -> promised.size() > 100);
                taken = whileFull(hub, hub.seesAt(disk).resolve("filler"));
                Set<String> before = load.promised();
                House.await("orders are taken", load::promised, now -> now.size() > before.size() + 100);
            }
            promises.areKept();
            House.await("each webhook that was answered 200", () -> stored(hub), all -> all.containsAll(taken));
            assertThat(hub.log()).contains("the broker runs again");
        }
    }

    private static boolean isPermitted(List<String> onSmallDisk) throws IOException, InterruptedException {
        var command = new ArrayList<>(onSmallDisk);
        command.add("true");
        return new ProcessBuilder(command).start().waitFor() == 0;
    }

    /** As if the disk had filled between two looks at it. */
    private static Map<String, String> blindToItsDisk() {
        var environment = new HashMap<>(Promises.SETTLED_SOON);
        environment.put("SERAI_WATCH_EVERY", "1h");
        environment.put("SERAI_BACKPRESSURE_DISKFREESOFT", "2B");
        environment.put("SERAI_BACKPRESSURE_DISKFREEHARD", "1B");
        environment.put("SERAI_BROKER_MINDISKFREE", "1B");
        return environment;
    }

    /** Nothing is taken out of the broker, for the database stands still: so the journal grows until it cannot. */
    private Set<String> whileFull(OwnHub hub, Path filler) throws IOException {
        var taken = new HashSet<String>();
        Runnable thaw = new OwnDatabase(home).freeze();
        try {
            fill(filler);
            int status = 200;
            for (int i = 0; status == 200; i++) {
                byte[] body =
                        Inbound.text("4915200000300", "wamid.full" + i, 1_795_000_001, "hello " + i + "x".repeat(LONG));
                status = hub.house().postWebhook(body).statusCode();
                if (status == 200) {
                    taken.add(Sha256.hex(body));
                }
            }
            assertThat(status).isEqualTo(503);
            HttpResponse<String> no = hub.house().postOrder(Orders.json(309_999, "+4915100309999"), Map.of());
            assertThat(no.statusCode()).isEqualTo(503);
            assertThat(no.headers().firstValue("Retry-After")).isPresent();
        } finally {
            thaw.run();
        }
        Files.delete(filler);
        return taken;
    }

    /** All but what is too little for a file of the journal. */
    private static void fill(Path file) throws IOException {
        byte[] piece = new byte[64 * 1024];
        long pieces = Files.getFileStore(file.getParent()).getUsableSpace() / piece.length - 16;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long i = 0; i < pieces; i++) {
                out.write(piece);
            }
        }
    }

    private static Set<String> stored(OwnHub hub) {
        return Set.copyOf(
                JdbcClient.create(new DriverManagerDataSource(hub.database().url()))
                        .sql("select sha256 from webhook_log")
                        .query(String.class)
                        .list());
    }
}
