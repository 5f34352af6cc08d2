package org.serai.flow.check;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.serai.finding.YamlNode;
import org.serai.flow.camel.Address;
import org.serai.flow.rows.RowsComponent;
import org.serai.flow.source.KameletFile;

/** Where a route reads from and sends to. */
final class EndpointRules {
    /** Only the words of routes/steps may speak them. */
    private static final Set<String> OURS = Set.of("serai", "files", RowsComponent.SCHEME);

    /** Camel's own components for files know neither a file that is still being written nor one that comes a second time. */
    private static final Set<String> FILES = Set.of("file", "ftp", "ftps", "sftp");

    private static final Set<String> SOURCES = Set.of("jms", "timer", "direct");
    /** HTTP goes through a client that holds every address against the list of those allowed, whoever wrote it. */
    private static final Set<String> TARGETS = Set.of("http", "https", "jms", "direct");

    private static final Map<String, String> BANNED = Map.ofEntries(
            Map.entry("seda", "SERAI-R030"),
            Map.entry("disruptor", "SERAI-R030"),
            Map.entry("vm", "SERAI-R030"),
            Map.entry("log", "SERAI-R035"),
            Map.entry("bean", "SERAI-R033"),
            Map.entry("class", "SERAI-R033"),
            Map.entry("language", "SERAI-R033"),
            Map.entry("ref", "SERAI-R033"),
            Map.entry("controlbus", "SERAI-R033"));
    private final Checks checks;
    private final Scope scope;
    private final String owner;

    EndpointRules(Checks checks, Scope scope, String owner) {
        this.checks = checks;
        this.scope = scope;
        this.owner = owner;
    }

    void source(YamlNode node) {
        check(node, SOURCES, "source", Set.of("source"));
    }

    void target(YamlNode node) {
        check(node, TARGETS, "target", Set.of("action", "sink"));
    }

    private void check(YamlNode node, Set<String> schemes, String role, Set<String> types) {
        YamlNode at = node.get("uri").isMissing() ? node : node.get("uri");
        Address address = Address.of(node);
        String scheme = address.scheme();
        if (address.uri().isBlank()) {
            checks.error("SERAI-R018", node, "there is no `uri`", "name a Kamelet, as in `uri: kamelet:…`");
        } else if (scheme.equals("kamelet")) {
            kamelet(node, at, address, types);
        } else if (isAddressOfSetting(address)) {
            options(node, at, address, "https");
        } else if (BANNED.containsKey(scheme)) {
            checks.error(
                    BANNED.get(scheme),
                    at,
                    "`" + scheme + ":` is not for routes",
                    "see serai explain " + BANNED.get(scheme));
        } else {
            plain(node, at, address, schemes, role);
        }
    }

    /** {@code {{url}}/path}: an address a tenant gives; only HTTP is one. */
    private boolean isAddressOfSetting(Address address) {
        return address.uri().startsWith("{{");
    }

    private void plain(YamlNode node, YamlNode at, Address address, Set<String> schemes, String role) {
        String scheme = address.scheme();
        var known = new TreeSet<>(schemes);
        known.add("kamelet");
        if (scope == Scope.STEP && OURS.contains(scheme)) {
            return;
        }
        if (scope == Scope.FLOW) {
            checks.error(
                    "SERAI-R039",
                    at,
                    "a flow speaks in Kamelets only",
                    "a business system is reached with `kamelet:deliver-reply-action`");
        } else if (FILES.contains(scheme)) {
            checks.error(
                    "SERAI-R044",
                    at,
                    "`" + scheme + ":` goes past what is promised for files",
                    role.equals("source") ? "read with `kamelet:file-source`" : "write with `kamelet:file-sink`");
        } else if (!known.contains(scheme)) {
            checks.error("SERAI-R023", at, "unknown " + role + " `" + scheme + ":`", Checks.didYouMean(scheme, known));
        } else {
            options(node, at, address, scheme);
        }
    }

    private void options(YamlNode node, YamlNode at, Address address, String scheme) {
        new OptionRules(checks, scheme).check(node, at, address);
    }

    private void kamelet(YamlNode node, YamlNode at, Address address, Set<String> types) {
        String name = address.kamelet().orElse("");
        if (scope.isKamelet() && (name.equals("source") || name.equals("sink"))) {
            return;
        }
        var found = checks.kamelet(name);
        if (found.isEmpty()) {
            checks.error("SERAI-R020", at, "unknown Kamelet `" + name + "`", Checks.didYouMean(name, names(types)));
            return;
        }
        KameletFile kamelet = found.get();
        if (scope == Scope.FLOW && !kamelet.isStep()) {
            checks.error(
                    "SERAI-R039",
                    at,
                    "`" + name + "` belongs to connector " + kamelet.connector(),
                    "a flow reaches it with `kamelet:deliver-reply-action`");
        } else if (scope == Scope.CONNECTOR && !kamelet.isStep() && !owner.equals(kamelet.connector())) {
            checks.error(
                    "SERAI-R039",
                    at,
                    "`" + name + "` belongs to connector " + kamelet.connector(),
                    "each folder speaks to its own system");
        } else if (!kamelet.type().isEmpty() && !types.contains(kamelet.type())) {
            checks.error("SERAI-R021", at, "`" + name + "` is a " + kamelet.type() + " and cannot stand here", null);
        } else {
            new KameletUse(checks, scope, owner).check(kamelet, node, at, address);
        }
    }

    private Set<String> names(Set<String> types) {
        var names = new TreeSet<String>();
        checks.files().kamelets().values().stream()
                .filter(k -> types.contains(k.type()))
                .filter(k -> scope != Scope.FLOW || k.isStep())
                .map(KameletFile::name)
                .forEach(names::add);
        return names;
    }
}
