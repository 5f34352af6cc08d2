package org.serai.tenant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.serai.canonical.SeraiException;
import org.serai.canonical.TenantId;
import org.serai.finding.ConfigurationException;
import org.serai.finding.Findings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tenants of a directory, live: a saved change without mistakes is taken within a second, any mistake keeps the old. */
final class FileTenants implements Tenants, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FileTenants.class);
    private final TenantDirectory directory;
    private final ScheduledExecutorService poller = Executors.newSingleThreadScheduledExecutor(r -> {
        Thread thread = new Thread(r, "tenants");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Map<TenantId, Tenant> tenants;
    private volatile String seen;

    FileTenants(TenantDirectory directory) {
        this.directory = directory;
        this.seen = snapshot(directory);
        var findings = new Findings();
        this.tenants = directory.load(findings);
        if (findings.hasErrors()) {
            throw new ConfigurationException(directory.path().toString(), findings.list());
        }
        if (tenants.isEmpty()) {
            throw new SeraiException(
                    "setting.missing",
                    "SERAI_CONFIG",
                    "no tenant is declared: there is no *.yaml in " + directory.path(),
                    "copy docker/config/tenants/example.yaml there and make it yours, or let SERAI_CONFIG name the"
                            + " directory that holds tenants/; a trial without settings is ./serai run --demo");
        }
        poller.scheduleWithFixedDelay(this::look, 500, 500, TimeUnit.MILLISECONDS);
    }

    void look() {
        try {
            String now = snapshot(directory);
            if (!now.equals(seen) && now.equals(snapshot(directory))) {
                seen = now;
                reload();
            }
        } catch (RuntimeException failed) {
            LOG.warn("tenants were not read, the former ones stay: {}", failed.getMessage());
        }
    }

    private void reload() {
        var findings = new Findings();
        Map<TenantId, Tenant> read = directory.load(findings);
        if (findings.hasErrors()) {
            findings.list().forEach(f -> LOG.warn("tenants stay as they were: {}", f));
        } else if (read.isEmpty()) {
            LOG.warn("tenants stay as they were: none is left in {}", directory.path());
        } else {
            tenants = read;
            LOG.info("tenants read anew: {}", read.keySet());
        }
    }

    private static String snapshot(TenantDirectory directory) {
        var text = new StringBuilder();
        for (Path file : directory.files()) {
            try {
                text.append(file)
                        .append(Files.getLastModifiedTime(file).toMillis())
                        .append(Files.size(file));
            } catch (IOException goneMeanwhile) {
                text.append(file).append("gone");
            }
        }
        return text.toString();
    }

    @Override
    public Optional<Tenant> find(TenantId id) {
        return Optional.ofNullable(tenants.get(id));
    }

    @Override
    public Collection<Tenant> all() {
        return List.copyOf(tenants.values());
    }

    @Override
    public void close() {
        poller.shutdownNow();
    }
}
