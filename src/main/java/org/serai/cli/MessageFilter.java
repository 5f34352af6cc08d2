package org.serai.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The filter of every list of messages, in the words of the REST interface. */
final class MessageFilter {
    @Option(names = "--business-key", paramLabel = "KEY", description = "order, tracking or ticket number")
    private @Nullable String businessKey;

    @Option(names = "--to", paramLabel = "PHONE", description = "with or without +")
    private @Nullable String to;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "queued, sent, delivered, read, failed, refused, ...")
    private @Nullable String state;

    @Option(names = "--template", paramLabel = "NAME", description = "the template's name")
    private @Nullable String template;

    @Option(names = "--since", paramLabel = "TIME", description = "RFC 3339, as 2026-11-22T09:00:00Z")
    private @Nullable String since;

    Map<String, String> query() {
        var query = new LinkedHashMap<String, String>();
        put(query, "businessKey", businessKey);
        put(query, "to", to);
        put(query, "state", state);
        put(query, "template", template);
        put(query, "since", since);
        return query;
    }

    private static void put(Map<String, String> query, String name, @Nullable String value) {
        if (value != null) {
            query.put(name, value);
        }
    }
}
