package org.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.JsltException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.DocumentException;
import org.serai.finding.Place;

/**
 * One compiled mapping file. Immutable, for any number of threads; the same input gives the same answer, always: a mapping
 * calls nothing out and reads no clock.
 */
public final class Mapping {
    private final String path;
    private final SourceText source;
    private final Expression expression;
    private final CurrentRun current;
    private final Set<String> variables;

    Mapping(String path, SourceText source, Expression expression, CurrentRun current, Set<String> variables) {
        this.path = path;
        this.source = source;
        this.expression = expression;
        this.current = current;
        this.variables = variables;
    }

    /** Relative to the root it was loaded from, as {@code shopify/mapping/order.jslt}. */
    public String path() {
        return path;
    }

    /** For findings about the file as a whole. */
    public String file() {
        return source.file();
    }

    /**
     * Keys of the answer whose value is null or empty are absent. Variables that are not given are null.
     *
     * @throws DocumentException when the document does not fit; {@code where} points into the input
     */
    public @Nullable Object apply(@Nullable Object input, Map<String, ?> given) {
        var run = new Run(Nodes.of(input), nodes(given));
        current.begin(run);
        try {
            return Nodes.tree(expression.apply(run.variables(), run.document()));
        } catch (Refusal refusal) {
            throw refused(refusal, run);
        } catch (JsltException broken) {
            throw failed(broken.getMessageWithoutLocation(), broken.getLine());
        } catch (StackOverflowError deep) {
            throw failed("a function calls itself without end", 0);
        } catch (DocumentException known) {
            throw known;
        } catch (RuntimeException broken) {
            throw failed(String.valueOf(broken.getMessage()), 0);
        } finally {
            current.end();
        }
    }

    private Map<String, JsonNode> nodes(Map<String, ?> given) {
        var nodes = new HashMap<String, JsonNode>();
        variables.forEach(name -> nodes.put(name, Nodes.of(given.get(name))));
        return nodes;
    }

    private DocumentException refused(Refusal refusal, Run run) {
        int line = source.text().contains("\"" + refusal.code() + "\"")
                ? lineOfText("\"" + refusal.code() + "\"")
                : source.onlyLineOf(Pattern.compile(functionOf(refusal.code()) + "\\s*\\("));
        return new DocumentException(
                refusal.code(),
                run.pointerTo(refusal.culprit()),
                refusal.getMessage() + " (" + place(line) + ")",
                refusal.advice());
    }

    private static String functionOf(String code) {
        return code.startsWith("time.") ? "instant" : code.startsWith("mapping.") ? "lookup" : "money";
    }

    private int lineOfText(String text) {
        int at = source.text().indexOf(text);
        return source.place(at, at + text.length()).line();
    }

    private DocumentException failed(String message, int line) {
        return new DocumentException(
                "mapping.failed", "", message + " (" + place(line) + ")", "mend the mapping, then replay");
    }

    private String place(int line) {
        return line > 0 ? source.file() + ":" + line : source.file();
    }

    /** Where a key of the answer is written, for findings about it; empty when another file writes it. */
    public Optional<Place> placeOfKey(String key) {
        var written = Pattern.compile("\"" + Pattern.quote(key) + "\"\\s*:").matcher(source.text());
        return written.find()
                ? Optional.of(source.place(written.start(), written.start() + key.length() + 2))
                : Optional.empty();
    }
}
