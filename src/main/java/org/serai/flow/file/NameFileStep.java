package org.serai.flow.file;

import java.nio.charset.Charset;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.SeraiException;
import org.serai.canonical.Tree;
import org.serai.json.Json;

/**
 * Makes a mapping's {@code {"name", "text"}} or {@code {"name", "json"}} a file to be written; a text in its {@code charset},
 * UTF-8 without one. The callback's id goes into the
 * name: the same answer is the same file however often it comes, and another's never is.
 */
public final class NameFileStep {
    public byte[] name(
            @Body @Nullable Object body, Exchange exchange, @Variable("correlationId") @Nullable String callback) {
        Tree file = Tree.of(body);
        String name = file.text("name").orElse("");
        if (!FileName.isStrict(name)) {
            throw refused(
                    "file.name-refused",
                    "`" + FileName.shown(name) + "` is no name for a file of ours",
                    "let the mapping give `name`: at most 128 letters, digits, dots, dashes and underscores of ASCII");
        }
        byte[] content = content(file);
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(Exchange.FILE_NAME, callback == null ? name : FileName.with(callback, name));
        return content;
    }

    private static byte[] content(Tree file) {
        if (file.has("json")) {
            return Json.bytes(file.at("json").node());
        }
        return file.text("text")
                .map(text -> text.getBytes(charset(file)))
                .orElseThrow(() -> refused(
                        "file.empty", "the mapping gives no content", "let it give `text`, or `json` for a tree"));
    }

    private static Charset charset(Tree file) {
        String name = file.text("charset").orElse("UTF-8");
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException unknown) {
            throw refused(
                    "file.charset-unknown",
                    "`" + name + "` is no charset",
                    "ISO-8859-1, windows-1252 and UTF-8 are usual");
        }
    }

    private static SeraiException refused(String code, String message, String advice) {
        return new SeraiException(code, "", message, advice);
    }
}
