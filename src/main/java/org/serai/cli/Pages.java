package org.serai.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.serai.canonical.Tree;

/** Walks a list of the REST interface page by page; what changes meanwhile may show twice or not at all. */
final class Pages {
    private Pages() {}

    static long each(HubClient client, String path, Map<String, String> query, Consumer<Tree> visitor) {
        var page = new LinkedHashMap<>(query);
        long seen = 0;
        while (true) {
            Tree answer = client.get(path, page);
            List<Tree> items = answer.items("items");
            items.forEach(visitor);
            seen += items.size();
            Optional<String> next = answer.text("next");
            if (next.isEmpty() || items.isEmpty()) {
                return seen;
            }
            page.put("cursor", next.get());
        }
    }

    static List<Tree> all(HubClient client, String path, Map<String, String> query) {
        var all = new ArrayList<Tree>();
        each(client, path, query, all::add);
        return all;
    }
}
