package org.serai.tenant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.serai.canonical.PhoneNumberId;
import org.serai.canonical.SeraiException;
import org.serai.canonical.TenantId;
import org.serai.finding.ConfigurationException;
import org.serai.finding.Findings;
import org.serai.finding.Folder;
import org.serai.finding.Place;
import org.serai.finding.Snapshot;
import org.serai.finding.Yaml;

/** All {@code *.yaml} of one {@code tenants/} directory, read as one set. */
public final class TenantDirectory implements TenantSource {
    private final Path directory;
    private final Secrets secrets;
    private final DefaultThroughput throughput;

    public TenantDirectory(Path directory, Secrets secrets, DefaultThroughput throughput) {
        this.directory = directory;
        this.secrets = secrets;
        this.throughput = throughput;
    }

    /** The tenants without mistakes; every mistake of every file goes to {@code findings}. */
    public Map<TenantId, Tenant> load(Findings findings) {
        Map<TenantId, Tenant> tenants = new HashMap<>();
        for (Path file : files()) {
            String name = file.getFileName().toString();
            String shown = "tenants/" + name;
            Yaml.read(shown, text(file), findings)
                    .flatMap(root ->
                            new TenantFile(root, name.replaceFirst("\\.yaml$", ""), secrets, throughput).read(findings))
                    .ifPresent(tenant -> tenants.put(tenant.id(), tenant));
        }
        numbersOnce(tenants, findings);
        return tenants;
    }

    @Override
    public Snapshot snapshot() {
        return Snapshot.of(files());
    }

    @Override
    public Map<TenantId, Tenant> read() {
        var findings = new Findings();
        Map<TenantId, Tenant> tenants = load(findings);
        if (findings.hasErrors()) {
            throw new ConfigurationException(path(), findings.list());
        }
        if (tenants.isEmpty()) {
            throw new SeraiException(
                    "setting.missing",
                    "SERAI_CONFIG",
                    "no tenant is declared: there is no *.yaml in " + path(),
                    "copy docker/config/tenants/example.yaml there and make it yours, or let SERAI_CONFIG name the"
                            + " directory that holds tenants/; a trial without settings is ./serai run --demo");
        }
        return tenants;
    }

    private String path() {
        return directory.toAbsolutePath().normalize().toString();
    }

    public List<Path> files() {
        return Folder.ending(directory, ".yaml");
    }

    private static void numbersOnce(Map<TenantId, Tenant> tenants, Findings findings) {
        Map<PhoneNumberId, TenantId> owners = new HashMap<>();
        for (Tenant tenant : new ArrayList<>(tenants.values())) {
            for (Sender sender : tenant.senders()) {
                TenantId other = owners.putIfAbsent(sender.id(), tenant.id());
                if (other != null) {
                    findings.error(
                            "SERAI-N011",
                            Place.start("tenants/" + tenant.id() + ".yaml"),
                            "number " + sender.id() + " is declared twice, here and by tenant " + other,
                            "a number belongs to one legal entity");
                }
            }
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
