package org.serai.flow;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Headers;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.SeraiException;
import org.serai.canonical.Tree;

/**
 * Puts values of the body into the path or query of the next HTTP call: {@code /tickets/{data.ticketId}.json}. Every value is
 * one escaped segment, so a document can choose a record of its system but never a host, a path or a parameter.
 */
public final class RequestPathStep {
    private static final Pattern SLOT = Pattern.compile("\\{([A-Za-z0-9_.-]+)}");

    RequestPathStep() {}

    public @Nullable Object set(
            @Body @Nullable Object body, @Headers Map<String, Object> headers, String path, String query) {
        headers.put(Exchange.HTTP_PATH, fill(path, body));
        if (query.isEmpty()) {
            headers.remove(Exchange.HTTP_QUERY);
        } else {
            headers.put(Exchange.HTTP_QUERY, fill(query, body));
        }
        return body;
    }

    private static String fill(String pattern, @Nullable Object body) {
        return SLOT.matcher(pattern).replaceAll(slot -> Matcher.quoteReplacement(value(slot.group(1), body)));
    }

    private static String value(String name, @Nullable Object body) {
        String value = Tree.of(Trees.of(body))
                .text(name.split("\\."))
                .orElseThrow(() -> new SeraiException(
                        "sink.incomplete", "/" + name.replace('.', '/'), "nothing to put into the address at {" + name + "}", "let the mapping give it"));
        String escaped = URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
        if (escaped.equals(".") || escaped.equals("..")) {
            throw new SeraiException("sink.refused", "/" + name.replace('.', '/'), "a dot is no record's name", "mend the document");
        }
        return escaped;
    }
}
