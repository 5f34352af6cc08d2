package org.serai.flow;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.TenantId;
import org.serai.finding.YamlNode;
import org.serai.tenant.EveryConnector;
import org.serai.tenant.SendingRules;
import org.serai.tenant.Tenant;

/** A tenant for checks and rehearsals: binds every connector with the example values of its settings. Reaches nobody. */
final class ExampleTenant {
    private ExampleTenant() {}

    static Tenant of(String id, Path root) {
        return new Tenant(
                new TenantId(id),
                "Example",
                "DE",
                "en",
                ZoneId.of("Europe/Berlin"),
                false,
                true,
                SendingRules.NONE,
                List.of(),
                new EveryConnector(root.resolve("connectors"), new ExampleValues()).bindings(),
                List.of());
    }

    private static final class ExampleValues implements EveryConnector.Values {
        @Override
        public String secret(ConnectorName connector, String setting) {
            return "example-" + connector + "-" + setting;
        }

        @Override
        public String setting(ConnectorName connector, String setting, YamlNode described) {
            return described.text("default").or(() -> described.text("example")).orElseGet(() -> switch (described
                    .text("type")
                    .orElse("string")) {
                case "integer" -> "1";
                case "boolean" -> "false";
                default -> "https://example.invalid";
            });
        }
    }
}
