package org.serai.mapping;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.serai.finding.Findings;
import org.serai.finding.Place;
import org.serai.finding.Suggestion;

/** What JSLT itself would only notice when a document comes, or never: typed-over variables, clocks, missing tables. */
record SourceRules(SourceText source, Vocabulary vocabulary, Map<String, LookupTable> tables, Findings findings) {
    private static final Pattern VARIABLE = Pattern.compile("\\$([A-Za-z_][A-Za-z0-9_-]*)");
    private static final Pattern LET = Pattern.compile("\\blet\\s+([A-Za-z_][A-Za-z0-9_-]*)");
    private static final Pattern PARAMETERS = Pattern.compile("\\bdef\\s+[A-Za-z_][A-Za-z0-9_-]*\\s*\\(([^)]*)\\)");
    private static final Pattern CHANCE = Pattern.compile("(?<![A-Za-z0-9_.$:-])(now|random|uuid)\\s*\\(");
    private static final Pattern LOOKUP = Pattern.compile("(?<![A-Za-z0-9_.$:-])(?:lookup|known)\\s*\\(\\s*");
    private static final Pattern STATUS = Pattern.compile("(?<![A-Za-z0-9_.$:-])status\\s*\\(");
    private static final Pattern OWN_STATUS = Pattern.compile("\\bdef\\s+status\\s*\\(");
    private static final Pattern LITERAL = Pattern.compile("\"([^\"\\\\]*)\"");

    void check() {
        variables();
        chance();
        lookups();
        statuses();
    }

    private void variables() {
        Set<String> known = new HashSet<>(vocabulary.variables());
        source.findInCode(LET).forEach(let -> known.add(let.group(1)));
        source.findInCode(PARAMETERS).forEach(list -> {
            for (String parameter : list.group(1).split(",")) {
                known.add(parameter.strip());
            }
        });
        for (MatchResult used : source.findInCode(VARIABLE)) {
            if (!known.contains(used.group(1))) {
                findings.error(
                        "SERAI-M004",
                        place(used),
                        "unknown variable `" + used.group() + "`",
                        Suggestion.didYouMean(used.group(1), known));
            }
        }
    }

    private void chance() {
        source.findInCode(CHANCE)
                .forEach(call -> findings.error(
                        "SERAI-M005",
                        place(call),
                        "`" + call.group(1) + "` gives something else at every run",
                        "take the time from the document or from $received, ids from the document"));
    }

    private void lookups() {
        for (MatchResult call : source.findInCode(LOOKUP)) {
            var literal = LITERAL.matcher(source.text())
                    .region(call.end(), source.text().length());
            if (!literal.lookingAt()) {
                findings.error(
                        "SERAI-M006",
                        place(call),
                        "the table of a lookup is named by a literal",
                        "write its name in quotes");
            } else if (!tables.containsKey(literal.group(1))) {
                findings.error(
                        "SERAI-M006",
                        source.place(literal.start(), literal.end()),
                        "there is no table " + literal.group(1) + ".csv beside this mapping",
                        tables.isEmpty() ? "add it" : Suggestion.didYouMean(literal.group(1), tables.keySet()));
            }
        }
    }

    /** A mapping may have a function of its own by that name. */
    private void statuses() {
        if (!tables.containsKey("status") && source.findInCode(OWN_STATUS).isEmpty()) {
            source.findInCode(STATUS)
                    .forEach(call -> findings.error(
                            "SERAI-M006", place(call), "there is no table status.csv beside this mapping", "add it"));
        }
    }

    private Place place(MatchResult match) {
        return source.place(match.start(), match.end());
    }
}
