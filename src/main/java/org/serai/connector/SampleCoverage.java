package org.serai.connector;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.serai.finding.Findings;
import org.serai.mapping.CanonicalSchemas;
import org.serai.mapping.LookedUp;
import org.serai.mapping.UnlistedWord;

/** Finds out which words of the samples the tables of the connectors hold, by running the samples. */
public final class SampleCoverage {
    private SampleCoverage() {}

    /**
     * One for each table, in the order of their paths.
     *
     * @param listed what a hub met in real documents and no table held
     */
    public static List<Coverage> of(Path connectorsDir, Collection<UnlistedWord> listed) {
        var heard = new ConcurrentLinkedQueue<LookedUp>();
        Connectors connectors = Connectors.load(connectorsDir, new CanonicalSchemas(), heard::add, new Findings());
        new Samples(connectors).run();
        var byPath = new TreeMap<String, Coverage>();
        heard.forEach(lookup -> coverage(byPath, lookup.path())
                .add(lookup.word(), lookup.canonical() == null ? "" : lookup.canonical()));
        connectors
                .mappings()
                .tables()
                .forEach((path, table) -> coverage(byPath, path).add(listed, table));
        return List.copyOf(byPath.values());
    }

    private static Coverage coverage(Map<String, Coverage> byPath, String path) {
        return byPath.computeIfAbsent(path, Coverage::of);
    }
}
