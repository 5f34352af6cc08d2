package org.serai.connector;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
    private final DocumentLookups lookups;
    private final List<FolderReader.ReadFolder> sound = new ArrayList<>();

    private Connectors(Path root, Mappings mappings, CanonicalSchemas schemas, DocumentLookups lookups) {
        this.root = root;
        this.mappings = mappings;
        this.schemas = schemas;
        this.lookups = lookups;
    }

    /** Loads and checks every folder; one whose descriptor cannot be read is not in the set. For tools that count nothing. */
    public static Connectors load(Path connectorsDir, Findings findings) {
        Connectors connectors = load(connectorsDir, new CanonicalSchemas(), lookup -> {}, findings);
        connectors.checkSamples(findings);
        return connectors;
    }

    /** All but the samples are checked. The listener hears of documents only, not of samples that are checked. */
    public static Connectors load(
            Path connectorsDir, CanonicalSchemas schemas, LookupListener listener, Findings findings) {
        var lookups = new DocumentLookups(listener);
        var mappings = Mappings.load(connectorsDir, Vocabulary.ofConnectors(lookups), findings);
        var connectors = new Connectors(connectorsDir, mappings, schemas, lookups);
        for (Read one : Folder.folders(connectorsDir).parallelStream()
                .map(connectors::read)
                .toList()) {
            findings.addAll(one.findings());
            one.folder().ifPresent(connectors::add);
        }
        return connectors;
    }

    private record Read(Optional<FolderReader.ReadFolder> folder, Findings findings) {}

    private Read read(Path folder) {
        var own = new Findings();
        var files = new FolderFiles(root, folder);
        return new Read(new FolderReader(files, mappings, schemas, own).read(), own);
    }

    private void add(FolderReader.ReadFolder folder) {
        byName.put(folder.connector().name().value(), folder.connector());
        if (folder.isSound()) {
            sound.add(folder);
        }
    }

    /** That there are samples of all there should be, and that they satisfy the schemas; of the folders that are sound otherwise. */
    public void checkSamples(Findings findings) {
        List<Findings> found = sound.parallelStream()
                .map(folder -> lookups.unheard(() -> samplesOf(folder)))
                .toList();
        found.forEach(findings::addAll);
    }

    private Findings samplesOf(FolderReader.ReadFolder folder) {
        var own = new Findings();
        new SampleRules(folder.files(), folder.root(), folder.connector(), mappings, own).check();
        return own;
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
