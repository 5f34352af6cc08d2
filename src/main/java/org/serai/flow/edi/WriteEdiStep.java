package org.serai.flow.edi;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.SeraiException;
import org.serai.canonical.Tree;
import org.serai.format.edi.EdiWriter;

/**
 * Makes a mapping's {@code {"name", "edi"}} a file's {@code {"name", "text", "charset"}}. The interchange is numbered by the
 * callback and the name: the same answer has the same number however often it comes.
 */
public final class WriteEdiStep {
    private final References references;

    public WriteEdiStep(References references) {
        this.references = references;
    }

    public Map<String, Object> write(
            @Body @Nullable Object body,
            @Variable("correlationId") @Nullable String callback,
            String connector,
            String tenant) {
        Tree given = Tree.of(body);
        String name = given.text("name")
                .orElseThrow(() -> new SeraiException(
                        "edi.not-writable", "/name", "`name` is missing", "let the mapping name the file"));
        long number = references.number(tenant, connector, callback == null ? name : callback + "/" + name);
        EdiWriter.Written written = EdiWriter.write(given.at("edi"), number);
        var file = new LinkedHashMap<String, Object>();
        file.put("name", name);
        file.put("text", written.text());
        file.put("charset", written.charset().name());
        return file;
    }
}
