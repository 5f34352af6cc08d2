package org.serai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.TenantId;
import org.serai.finding.Snapshot;
import org.serai.tenant.ConnectorBinding;
import org.serai.tenant.Portfolio;
import org.serai.tenant.Tenant;

/** The demo binds whatever stands under connectors/. */
class DemoTenantsTest {
    @TempDir
    private Path connectors;

    @Test
    void a_new_folder_is_bound_to_the_stand_in_with_the_demos_secret() throws IOException {
        DemoTenants demo = new DemoTenants(connectors, "http://127.0.0.1:8090/_systems", 80, 0);
        Snapshot before = demo.snapshot();
        assertThat(tenant(demo).connectors()).isEmpty();

        Files.createDirectory(connectors.resolve("acme"));
        Files.writeString(connectors.resolve("acme/connector.yaml"), """
                settings:
                  url: { type: string }
                  region: { type: string, default: eu }
                  webhook-secret: { type: password }
                """);

        assertThat(demo.snapshot()).isNotEqualTo(before);
        ConnectorBinding acme = Objects.requireNonNull(tenant(demo).connectors().get(new ConnectorName("acme")));
        assertThat(acme.value("url")).hasValue("http://127.0.0.1:8090/_systems/acme");
        assertThat(acme.value("region")).hasValue("eu");
        assertThat(acme.value("webhook-secret")).hasValue("demo-acme-secret");
    }

    @Test
    void a_messaging_limit_is_minded_where_one_is_declared() {
        assertThat(portfolio(0)).isNull();
        assertThat(portfolio(250)).isEqualTo(new Portfolio("demo", 250));
    }

    private @Nullable Portfolio portfolio(int messagingLimit) {
        return tenant(new DemoTenants(connectors, "http://127.0.0.1:8090/_systems", 80, messagingLimit))
                .senders()
                .get(0)
                .portfolio();
    }

    private static Tenant tenant(DemoTenants demo) {
        return Objects.requireNonNull(demo.read().get(new TenantId("demo")));
    }
}
