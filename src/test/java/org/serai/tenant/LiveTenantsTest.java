package org.serai.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.serai.canonical.SeraiException;
import org.serai.canonical.TenantId;
import org.serai.finding.Snapshot;

/** Declared tenants while their files are edited. */
class LiveTenantsTest {
    private static final TenantId ACME = new TenantId("acme");

    @TempDir
    private Path directory;

    /** The name of the legal entity is what the file says; a file that says "wrong" is a mistake. */
    private final class OneFile implements TenantSource {
        private final List<String> readers = new CopyOnWriteArrayList<>();

        @Override
        public Snapshot snapshot() {
            return Snapshot.of(List.of(directory));
        }

        @Override
        public Map<TenantId, Tenant> read() {
            readers.add(Thread.currentThread().getName());
            String text = text(directory.resolve("acme"));
            if (text.equals("wrong")) {
                throw new SeraiException("SERAI-N001", "acme:1:1", "wrong", "mend it");
            }
            return Map.of(ACME, TestTenants.tenant("acme", text));
        }
    }

    @Test
    void a_saved_change_shows_and_no_caller_ever_reads_a_file() {
        save("shopify");
        var source = new OneFile();
        try (var tenants = new LiveTenants(source)) {
            source.readers.clear();
            save("zendesk");
            await().atMost(Duration.ofMinutes(2)).until(() -> bound(tenants).equals("zendesk"));
            assertThat(source.readers).isNotEmpty().containsOnly("tenants");
        }
    }

    @Test
    void a_mistake_keeps_the_tenants_as_they_were_until_it_is_mended() {
        save("shopify");
        var source = new OneFile();
        try (var tenants = new LiveTenants(source)) {
            source.readers.clear();
            save("wrong");
            await().atMost(Duration.ofMinutes(2)).until(() -> !source.readers.isEmpty());
            assertThat(bound(tenants)).isEqualTo("shopify");
            save("zendesk");
            await().atMost(Duration.ofMinutes(2)).until(() -> bound(tenants).equals("zendesk"));
        }
    }

    @Test
    void a_mistake_at_the_start_stops_the_start() {
        save("wrong");
        assertThatThrownBy(() -> new LiveTenants(new OneFile())).isInstanceOf(SeraiException.class);
    }

    private static String bound(Tenants tenants) {
        return tenants.find(ACME)
                .orElseThrow()
                .connectors()
                .keySet()
                .iterator()
                .next()
                .value();
    }

    private void save(String text) {
        try {
            Files.writeString(directory.resolve("acme"), text);
        } catch (IOException refused) {
            throw new java.io.UncheckedIOException(refused);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
