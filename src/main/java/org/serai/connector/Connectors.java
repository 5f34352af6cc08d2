package org.serai.connector;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.serai.canonical.ConnectorName;
import org.serai.finding.Findings;
import org.serai.finding.Folder;
import org.serai.mapping.CanonicalSchemas;
import org.serai.mapping.LookupListener;
import org.serai.mapping.Mappings;
import org.serai.mapping.Vocabulary;

/** All connector folders as they stood when they were loaded. Immutable: a saved change is a new set. */
public final class Connectors {
    private final Map<String, Connector> byName = new TreeMap<>();
    private final Path root;
    private final Mappings mappings;
    private final CanonicalSchemas schemas;

    private Connectors(Path root, Mappings mappings, CanonicalSchemas schemas) {
        this.root = root;
        this.mappings = mappings;
        this.schemas = schemas;
    }

    /** Loads and checks every folder; one whose descriptor cannot be read is not in the set. For tools that count nothing. */
    public static Connectors load(Path connectorsDir, Findings findings) {
        return load(connectorsDir, new CanonicalSchemas(), lookup -> {}, findings);
    }

    /** The listener hears of documents only, not of the samples that are checked while loading. */
    public static Connectors load(
            Path connectorsDir, CanonicalSchemas schemas, LookupListener listener, Findings findings) {
        var loaded = new AtomicBoolean();
        LookupListener later = lookup -> {
            if (loaded.get()) {
                listener.lookedUp(lookup);
            }
        };
        var mappings = Mappings.load(connectorsDir, Vocabulary.ofConnectors(later), findings);
        var connectors = new Connectors(connectorsDir, mappings, schemas);
        for (Read one :
                folders(connectorsDir).parallelStream().map(connectors::read).toList()) {
            findings.addAll(one.findings());
            one.connector()
                    .ifPresent(
                            connector -> connectors.byName.put(connector.name().value(), connector));
        }
        loaded.set(true);
        return connectors;
    }

    private record Read(Optional<Connector> connector, Findings findings) {}

    private Read read(Path folder) {
        var own = new Findings();
        var files = new FolderFiles(root, folder);
        return new Read(new FolderReader(files, mappings, schemas, own).read(), own);
    }

    private static List<Path> folders(Path root) {
        return Folder.folders(root).stream()
                .filter(folder -> !folder.getFileName().toString().startsWith("."))
                .toList();
    }

    public Optional<Connector> find(ConnectorName name) {
        return Optional.ofNullable(byName.get(name.value()));
    }

    public Collection<Connector> all() {
        return List.copyOf(byName.values());
    }

    /** All mappings below the folders, by path as {@code shopify/mapping/order.jslt}. */
    public Mappings mappings() {
        return mappings;
    }

    CanonicalSchemas schemas() {
        return schemas;
    }

    FolderFiles files(Connector connector) {
        return new FolderFiles(root, root.resolve(connector.name().value()));
    }
}
