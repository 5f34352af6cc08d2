package org.serai.explain;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.serai.cloudapi.ErrorEntry;
import org.serai.cloudapi.ErrorTable;
import org.serai.finding.ClassPathFolder;
import org.serai.finding.Findings;
import org.serai.finding.Yaml;
import org.serai.finding.YamlNode;

/** Every code of ours ({@code explain/*.yaml} of each room) and of the Cloud API; known offline. */
public final class Explanations {
    private static final String META = "cloudapi.";
    private final Map<String, Explanation> known = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private Explanations() {}

    public static Explanations load() {
        var explanations = new Explanations();
        ClassPathFolder.read("explain").forEach(explanations::add);
        ErrorTable.load().all().forEach(explanations::add);
        return explanations;
    }

    /** A code as it is printed anywhere; Meta's also as the bare number. */
    public Optional<Explanation> find(String code) {
        return Optional.ofNullable(known.get(code)).or(() -> Optional.ofNullable(known.get(META + code)));
    }

    public Set<String> codes() {
        return known.keySet();
    }

    private void add(String file, String text) {
        var findings = new Findings();
        Optional<YamlNode> root = Yaml.read("explain/" + file, text, findings);
        if (root.isEmpty()) {
            throw new IllegalStateException("a resource of ours is broken: " + findings.list());
        }
        root.get().entries().forEach((code, node) -> {
            known.putIfAbsent(
                    code, new Explanation(code, text(node, "title"), text(node, "meaning"), text(node, "remedy")));
        });
    }

    private static String text(YamlNode node, String key) {
        return node.text(key).orElseThrow(() -> new IllegalStateException(node.place() + " lacks " + key));
    }

    private void add(ErrorEntry entry) {
        String code = META + entry.code();
        known.put(code, new Explanation(code, entry.title(), entry.meaning(), remedy(entry)));
    }

    private static String remedy(ErrorEntry entry) {
        String whom = entry.scope().name().toLowerCase(Locale.ROOT);
        return switch (entry.action()) {
            case FIX -> "Somebody must put this right; until then everything of this " + whom + " waits or fails.";
            case WAIT -> "Nothing to do: Serai slows down and tries again by itself.";
            case WAIT_UNTIL -> "Nothing to do: held for " + entry.hold().toHours() + " h, then tried again.";
            case NEVER -> "This message will not go, and trying again does not help; reach the customer another way.";
            case UNCLEAR -> "It may have been accepted: Serai waits for the status and never sends it again blindly.";
        };
    }
}
