package org.serai;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.PhoneNumberId;
import org.serai.canonical.TenantId;
import org.serai.finding.Snapshot;
import org.serai.finding.YamlNode;
import org.serai.tenant.ApiKey;
import org.serai.tenant.EveryConnector;
import org.serai.tenant.Portfolio;
import org.serai.tenant.Secret;
import org.serai.tenant.Sender;
import org.serai.tenant.SendingRules;
import org.serai.tenant.Tenant;
import org.serai.tenant.TenantSource;

/**
 * The demo's one tenant with the fixed values of the demo. It binds every folder of connectors/ as it stands there now:
 * addresses lead to the sandbox's stand-in, secrets are {@code demo-<connector>-secret}.
 */
final class DemoTenants implements TenantSource {
    private static final TenantId DEMO = new TenantId("demo");
    private final EveryConnector connectors;
    private final int throughput;
    private final @Nullable Portfolio portfolio;

    /** @param messagingLimit 0: none is declared */
    DemoTenants(Path connectors, String systems, int throughput, int messagingLimit) {
        this.connectors = new EveryConnector(connectors, new DemoValues(systems));
        this.throughput = throughput;
        this.portfolio = messagingLimit == 0 ? null : new Portfolio("demo", messagingLimit);
    }

    private record DemoValues(String systems) implements EveryConnector.Values {
        @Override
        public String secret(ConnectorName connector, String setting) {
            return "demo-" + connector + "-" + (setting.equals("webhook-secret") ? "secret" : setting);
        }

        @Override
        public String setting(ConnectorName connector, String setting, YamlNode described) {
            String system = systems + "/" + connector;
            return switch (setting) {
                case "url" -> system;
                case "login-url" -> system + "/token";
                // no business system of the demo has a database
                case "jdbc-url" -> "";
                default ->
                    described
                            .text("default")
                            .or(() -> described.text("example"))
                            .orElse("");
            };
        }
    }

    @Override
    public Snapshot snapshot() {
        return Snapshot.of(connectors.descriptors());
    }

    @Override
    public Map<TenantId, Tenant> read() {
        return Map.of(DEMO, tenant());
    }

    private Tenant tenant() {
        Sender sender = new Sender(
                DEMO,
                new PhoneNumberId("106540352242922"),
                "102290129340398",
                "+15550783881",
                Set.of(),
                throughput,
                portfolio,
                new Secret("access-token", "demo-access-token"),
                new Secret("app-secret", "demo-app-secret"),
                new Secret("verify-token", "demo-verify-token"));
        ApiKey key = new ApiKey("demo", new Secret("api-key", "demo-api-key"), Set.of("events", "read", "operate"));
        return new Tenant(
                DEMO,
                "Serai Demo",
                "DE",
                "en",
                ZoneId.of("Europe/Berlin"),
                false,
                true,
                SendingRules.NONE,
                List.of(sender),
                connectors.bindings(),
                List.of(key));
    }
}
