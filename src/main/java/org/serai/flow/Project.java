package org.serai.flow;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.serai.finding.Finding;
import org.serai.finding.Findings;
import org.serai.flow.http.AllowedAddresses;
import org.serai.mapping.CanonicalSchemas;
import org.serai.tenant.Tenant;

/** Checks routes, connectors, mappings, templates and flow tests of one folder as one set. Starts nothing, asks no network. */
public final class Project {
    private Project() {}

    /**
     * @param looked every file looked at, relative to the root; empty means there was nothing to check
     * @param findings what is wrong, in the order of the files
     */
    public record Checked(Set<String> looked, Findings findings) {
        public boolean isGood() {
            return !findings.hasErrors();
        }
    }

    /** As for a hub that may call nobody inside. */
    static Checked check(Path root, Collection<Tenant> tenants) {
        return check(root, tenants, "");
    }

    /**
     * @param tenants who binds the connectors; without any each connector is checked with its own examples
     * @param inside the addresses that are not of the Internet and may be called, as {@code serai.egress.allow} has them
     */
    public static Checked check(Path root, Collection<Tenant> tenants, String inside) {
        var findings = new Findings();
        Collection<Tenant> users = tenants.isEmpty() ? List.of(ExampleTenant.of("example", root)) : tenants;
        var house = new FlowHouse(root, () -> users);
        var outside = Outside.NOTHING.allowing(AllowedAddresses.of(inside));
        var loader = new FlowLoader(house, new CanonicalSchemas(), lookup -> {}, outside, false);
        ProjectParts parts = ProjectParts.read(root, loader.schemas(), loader.lookups(), findings);
        parts.check(findings);
        parts.connectors().checkSamples(findings);
        loader.build(1, Instant.EPOCH, parts, findings)
                .ifPresent(version -> version.routes().close());
        return new Checked(parts.files().looked(), once(findings));
    }

    /** Two rooms may see the same mistake; at one place the route's own finding is the one that stays. */
    static Findings once(Findings findings) {
        Set<String> routes = findings.list().stream()
                .filter(f -> f.code().startsWith("SERAI-R"))
                .map(Project::line)
                .collect(Collectors.toSet());
        var kept = new Findings();
        findings.list().stream()
                .filter(f -> !f.code().startsWith("SERAI-C") || !routes.contains(line(f)))
                .distinct()
                .sorted(java.util.Comparator.comparing(Finding::file).thenComparing(Finding::line))
                .forEach(kept::add);
        return kept;
    }

    private static String line(Finding finding) {
        return finding.file() + ":" + finding.line();
    }
}
