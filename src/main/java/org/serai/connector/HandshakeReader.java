package org.serai.connector;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.serai.finding.FieldReader;
import org.serai.finding.Findings;
import org.serai.finding.YamlNode;

/** The block {@code webhook.handshake} of a descriptor. */
record HandshakeReader(YamlNode node, Findings findings) {
    @Nullable
    Handshake read() {
        if (node.isMissing()) {
            return null;
        }
        var fields = new FieldReader(findings, DescriptorReader.CODES);
        fields.keys(node, Set.of("query", "pointer", "method"));
        if (node.keys().size() != 1) {
            refuse("a handshake is known by one thing", "name its `query`, its `pointer`, or its `method`");
        }
        if (!node.get("query").isMissing()) {
            return new Handshake(Handshake.Kind.QUERY, fields.required(node, "query"));
        }
        if (!node.get("method").isMissing()) {
            return new Handshake(Handshake.Kind.METHOD, fields.oneOf(node, "method", "", List.of("GET", "HEAD")));
        }
        return new Handshake(Handshake.Kind.POINTER, pointer(fields));
    }

    private String pointer(FieldReader fields) {
        String pointer = fields.required(node, "pointer");
        if (!pointer.matches("/.+")) {
            refuse("a JSON Pointer begins with `/`", "write `{ pointer: /challenge }`");
        }
        return pointer;
    }

    private void refuse(String what, String wayOut) {
        findings.error("SERAI-C015", node.place(), what, wayOut);
    }
}
