package org.serai.mapping;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.serai.finding.Folder;

/** The tables beside the mappings of one set, each read once however many mappings use it, by whatever thread. */
final class Tables {
    private final TextFiles files;
    private final Map<Path, Map<String, LookupTable>> byFolder = new HashMap<>();
    private final Map<String, LookupTable> byPath = new TreeMap<>();

    Tables(TextFiles files) {
        this.files = files;
    }

    /** By name, without {@code .csv}. */
    synchronized Map<String, LookupTable> in(Path folder) {
        return byFolder.computeIfAbsent(folder, this::read);
    }

    /** All that were read, by path relative to the root. */
    Map<String, LookupTable> all() {
        return Map.copyOf(byPath);
    }

    private Map<String, LookupTable> read(Path folder) {
        var tables = new TreeMap<String, LookupTable>();
        for (Path file : Folder.ending(folder, ".csv")) {
            files.read(file).ifPresent(text -> {
                LookupTable table = TableReader.read(files.name(file), text, files.findings());
                tables.put(file.getFileName().toString().replaceFirst("\\.csv$", ""), table);
                byPath.put(files.relative(file), table);
            });
        }
        return tables;
    }
}
