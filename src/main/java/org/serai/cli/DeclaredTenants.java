package org.serai.cli;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.serai.finding.Findings;
import org.serai.tenant.DefaultThroughput;
import org.serai.tenant.Secrets;
import org.serai.tenant.Tenant;
import org.serai.tenant.TenantDirectory;

/** The tenants of the configuration directory ({@code SERAI_CONFIG}, else {@code config} here), where there is one. */
record DeclaredTenants(Path config, TenantDirectory directory) {
    static DeclaredTenants of(Terminal terminal) {
        Path config = terminal.resolve(Path.of(terminal.variable("SERAI_CONFIG").orElse("config")));
        var secrets = new Secrets(
                terminal.environment(),
                terminal.variable("SERAI_SECRETS")
                        .map(terminal.directory()::resolve)
                        .orElse(null));
        return new DeclaredTenants(
                config, new TenantDirectory(config.resolve("tenants"), secrets, DefaultThroughput.STANDARD));
    }

    boolean isEmpty() {
        return directory.files().isEmpty();
    }

    Collection<Tenant> load(Findings findings) {
        return directory.load(findings).values();
    }

    /** As findings name them, relative to the configuration directory. */
    List<String> files() {
        return directory.files().stream()
                .map(file -> "tenants/" + file.getFileName())
                .toList();
    }
}
