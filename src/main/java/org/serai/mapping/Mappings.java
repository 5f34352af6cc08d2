package org.serai.mapping;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.serai.finding.Findings;
import org.serai.finding.Folder;

/** All mapping files under one root as they stood when they were loaded. Immutable; a file that does not compile is not in it. */
public final class Mappings {
    private final Map<String, Mapping> byPath;
    private final Map<String, LookupTable> tables;

    private Mappings(Map<String, Mapping> byPath, Map<String, LookupTable> tables) {
        this.byPath = byPath;
        this.tables = tables;
    }

    /** Compiles every {@code *.jslt} under the root; what is wrong is told with file, line and column. */
    public static Mappings load(Path root, Vocabulary vocabulary, Findings findings) {
        var tables = new Tables(new TextFiles(root, findings));
        List<Compiled> all = Folder.below(root).parallelStream()
                .filter(file -> file.toString().endsWith(".jslt"))
                .map(file -> Compiled.of(file, root, tables, vocabulary))
                .toList();
        var byPath = new TreeMap<String, Mapping>();
        for (Compiled one : all) {
            findings.addAll(one.findings());
            one.mapping().ifPresent(mapping -> byPath.put(mapping.path(), mapping));
        }
        return new Mappings(byPath, tables.all());
    }

    private record Compiled(Optional<Mapping> mapping, Findings findings) {
        static Compiled of(Path file, Path root, Tables tables, Vocabulary vocabulary) {
            var own = new Findings();
            return new Compiled(new MappingCompiler(new TextFiles(root, own), tables, vocabulary).compile(file), own);
        }
    }

    /** By path relative to the root, with forward slashes. */
    public Optional<Mapping> find(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    public Collection<Mapping> all() {
        return List.copyOf(byPath.values());
    }

    /** The tables beside the mappings, by path relative to the root, as {@code easypost/mapping/status.csv}. */
    public Map<String, LookupTable> tables() {
        return tables;
    }
}
