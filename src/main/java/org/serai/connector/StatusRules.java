package org.serai.connector;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.serai.finding.Findings;
import org.serai.finding.Suggestion;
import org.serai.mapping.CanonicalSchemas;
import org.serai.mapping.LookupTable;
import org.serai.mapping.TableRow;

/** What {@code mapping/status.csv} makes of a system's words are words the folder's events may have as their status. */
record StatusRules(Map<String, LookupTable> tables, CanonicalSchemas schemas, Findings findings) {
    void check(Descriptor descriptor) {
        LookupTable table = tables.get(descriptor.name() + "/mapping/status.csv");
        Set<String> known = statuses(descriptor);
        if (table != null && !known.isEmpty()) {
            table.rows().stream()
                    .filter(row -> !known.contains(row.canonical()))
                    .forEach(row -> unknown(row, known));
        }
    }

    private Set<String> statuses(Descriptor descriptor) {
        var known = new TreeSet<String>();
        descriptor
                .documents()
                .forEach(document -> document.events().forEach(type -> known.addAll(schemas.statuses(type))));
        return known;
    }

    private void unknown(TableRow row, Set<String> known) {
        findings.error(
                "SERAI-M009",
                row.place(),
                "`" + row.canonical() + "` is no status of this folder's events",
                Suggestion.didYouMean(row.canonical().toUpperCase(Locale.ROOT), known));
    }
}
