package org.serai.mapping;

import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.impl.BuiltinFunctions;
import java.util.Collection;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.serai.finding.Findings;
import org.serai.finding.Place;
import org.serai.finding.Suggestion;

/** Turns what JSLT's compiler says into a finding with the place the reader should look at. */
record CompileError(SourceText source, Collection<String> functions, Findings findings) {
    private static final Pattern NO_FUNCTION = Pattern.compile("No such function: '([^']+)'");
    private static final Pattern ARGUMENTS = Pattern.compile("Function '([^']+)' needs .*");
    private static final Pattern ENCOUNTERED =
            Pattern.compile("(?s)Parse error: Encountered \"(.*?)\" at line ([0-9]+), column ([0-9]+).*");
    private static final Pattern LEXICAL =
            Pattern.compile("(?s)(?:Parse error: )?Lexical error at line ([0-9]+), column ([0-9]+)\\.(.*)");
    private static final Pattern IMPORT = Pattern.compile("\\bimport\\b");

    void add(Throwable broken) {
        String message = broken instanceof JsltException jslt ? jslt.getMessageWithoutLocation() : text(broken);
        Matcher function = NO_FUNCTION.matcher(message);
        Matcher arguments = ARGUMENTS.matcher(message);
        Matcher encountered = ENCOUNTERED.matcher(message);
        Matcher lexical = LEXICAL.matcher(message);
        if (function.matches()) {
            unknownFunction(function.group(1), place(broken));
        } else if (arguments.matches()) {
            findings.error("SERAI-M003", place(broken), message, null);
        } else if (encountered.matches()) {
            syntax("unexpected " + token(encountered.group(1)), encountered.group(2), encountered.group(3));
        } else if (lexical.matches()) {
            syntax("unreadable:" + lexical.group(3), lexical.group(1), lexical.group(2));
        } else if (message.startsWith("Cannot load resource")) {
            findings.error("SERAI-M008", importPlace(), message, "imports name a file beside this one");
        } else {
            findings.error("SERAI-M001", place(broken), message, null);
        }
    }

    private void unknownFunction(String name, Place place) {
        var known = new TreeSet<>(functions);
        known.addAll(BuiltinFunctions.functions.keySet());
        known.addAll(BuiltinFunctions.macros.keySet());
        Place whole = new Place(place.file(), place.line(), place.column(), place.column() + name.length());
        findings.error("SERAI-M002", whole, "unknown function `" + name + "`", Suggestion.didYouMean(name, known));
    }

    private void syntax(String message, String line, String column) {
        Place place = Place.at(source.file(), Integer.parseInt(line), Integer.parseInt(column));
        findings.error("SERAI-M001", place, message, "mind commas, brackets and quotes before this place");
    }

    private static String token(String encountered) {
        String token = encountered
                .strip()
                .replaceAll("\"(.*?)\\s*\"", "$1")
                .replace("\"", "")
                .strip();
        return token.contains("<EOF>") ? "end of file" : "`" + token.split("\\s+")[0] + "`";
    }

    private Place place(Throwable broken) {
        return broken instanceof JsltException jslt && jslt.getLine() > 0
                ? Place.at(source.file(), jslt.getLine(), jslt.getColumn())
                : Place.start(source.file());
    }

    private Place importPlace() {
        return source.findInCode(IMPORT).stream()
                .findFirst()
                .map(match -> source.place(match.start(), match.end()))
                .orElse(Place.start(source.file()));
    }

    private static String text(Throwable broken) {
        return broken.getMessage() == null ? broken.getClass().getSimpleName() : broken.getMessage();
    }
}
