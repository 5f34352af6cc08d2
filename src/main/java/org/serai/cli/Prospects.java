package org.serai.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.serai.canonical.Tree;

/** What a replay would do, or did, to each of several stopped things. */
record Prospects(List<Tree> items) {
    Prospects and(Prospects others) {
        return new Prospects(
                Stream.concat(items.stream(), others.items.stream()).toList());
    }

    Prospects replayed() {
        return new Prospects(items.stream().filter(Prospects::isReplayed).toList());
    }

    Prospects left() {
        return new Prospects(items.stream().filter(item -> !isReplayed(item)).toList());
    }

    private static boolean isReplayed(Tree item) {
        return item.text("replays").filter("true"::equals).isPresent();
    }

    List<String> ids() {
        return items.stream().map(item -> item.text("id").orElse("")).toList();
    }

    int count() {
        return items.size();
    }

    /** How many of each outcome and reason. */
    Map<String, Long> outcomes() {
        return items.stream()
                .map(item -> item.text("outcome").orElse("?")
                        + item.text("reason", "code").map(code -> "  " + code).orElse(""))
                .collect(Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()));
    }

    static String line(Tree item) {
        return "left  " + item.text("id").orElse("") + "  "
                + item.text("outcome").orElse("")
                + item.text("reason", "code").map(code -> "  " + code).orElse("")
                + item.text("reason", "text").map(text -> ": " + text).orElse("");
    }

    Map<String, Object> toTree(boolean isDryRun) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("dryRun", isDryRun);
        tree.put("matched", count());
        tree.put("replays", replayed().count());
        tree.put("replayed", isDryRun ? 0 : replayed().count());
        tree.put("items", items.stream().map(Tree::node).toList());
        return tree;
    }
}
