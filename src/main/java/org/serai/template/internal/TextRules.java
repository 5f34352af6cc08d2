package org.serai.template.internal;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.serai.finding.Findings;
import org.serai.finding.Place;
import org.serai.template.MetaLimits;
import org.serai.template.Variables;

/** What Meta demands of header, body and footer. Source: Meta, template components and errors 2388040 to 2388299. */
record TextRules(Source source, Findings findings) {
    private static final Pattern BRACES = Pattern.compile("\\{+[^{}\\n]*}+|\\{\\{|}}");
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{[a-z][a-z0-9_]*}}");
    private static final Pattern ADJACENT = Pattern.compile("\\{\\{[a-z][a-z0-9_]*}}\\s*\\{\\{[a-z][a-z0-9_]*}}");
    private static final Pattern MARKUP = Pattern.compile("[*~`\\n\\t]|[\\p{So}\\x{1F3FB}-\\x{1F3FF}]");
    private static final Pattern GAPS = Pattern.compile("\\n{3,}| {5,}|\\t");

    void header(String text, Place place) {
        length("header", text, MetaLimits.HEADER, place);
        plain("header", text, place);
        placeholders(text, place);
        if (Variables.places(text).size() > 1) {
            error(Codes.VARIABLE_NOT_ALLOWED, place, "a header takes one variable", "move the others to the body");
        }
    }

    void body(String text, Place place) {
        length("body", text, MetaLimits.BODY, place);
        placeholders(text, place);
        edges(text, place);
        adjacent(text, place);
        density(text, place);
        Matcher gap = GAPS.matcher(text);
        if (gap.find()) {
            error(
                    Codes.FORMATTING,
                    place,
                    "the body has a tab, an empty stretch of three lines, or five blanks in a row",
                    "Meta refuses that: use at most one empty line and single blanks");
        }
    }

    void footer(String text, Place place) {
        length("footer", text, MetaLimits.FOOTER, place);
        plain("footer", text, place);
        fixed("footer", text, place);
    }

    void button(String text, Place place) {
        length("button", text, MetaLimits.BUTTON_TEXT, place);
        plain("button", text, place);
        fixed("button", text, place);
    }

    private void fixed(String part, String text, Place place) {
        if (text.contains("{{")) {
            error(
                    Codes.VARIABLE_NOT_ALLOWED,
                    source.find("{{", place),
                    "a " + part + " takes no variable",
                    "move it to the body");
        }
    }

    private void length(String part, String text, int max, Place place) {
        int length = text.codePointCount(0, text.length());
        if (length > max) {
            error(
                    Codes.TOO_LONG,
                    place,
                    "the " + part + " has " + length + " characters, Meta takes " + max,
                    "shorten it");
        }
    }

    private void plain(String part, String text, Place place) {
        Matcher found = MARKUP.matcher(text);
        if (found.find()) {
            error(
                    Codes.FORMATTING,
                    place,
                    "a " + part + " takes no line break, emoji or formatting",
                    "put it in the body");
        }
    }

    /** Anything in braces that is not exactly {@code {{a_name}}}. */
    private void placeholders(String text, Place place) {
        BRACES.matcher(text).results().map(MatchResult::group).forEach(braces -> {
            if (!VARIABLE.matcher(braces).matches()) {
                error(
                        Codes.PLACEHOLDER,
                        source.find(braces, place),
                        "`" + braces + "` is no variable",
                        "write {{a_name}}: two braces, lower case letters, digits and _, no blanks");
            }
        });
    }

    /** 2388299. Punctuation alone before the first or after the last variable does not help. */
    private void edges(String text, Place place) {
        List<MatchResult> variables = Variables.places(text);
        if (variables.isEmpty()) {
            return;
        }
        MatchResult first = variables.get(0);
        MatchResult last = variables.get(variables.size() - 1);
        if (isBare(text.substring(0, first.start()))) {
            error(
                    Codes.VARIABLE_AT_EDGE,
                    source.find(first.group(), place),
                    "the body starts with a variable",
                    "put a word first");
        } else if (isBare(text.substring(last.end()))) {
            error(
                    Codes.VARIABLE_AT_EDGE,
                    source.find(last.group(), place),
                    "the body ends with a variable",
                    "put a word behind it");
        }
    }

    private static boolean isBare(String text) {
        return text.codePoints().noneMatch(Character::isLetterOrDigit);
    }

    private void adjacent(String text, Place place) {
        Matcher found = ADJACENT.matcher(text);
        if (found.find()) {
            error(
                    Codes.VARIABLES_ADJACENT,
                    source.find(found.group(), place),
                    "`" + found.group() + "` stand side by side",
                    "put words between them, or make them one parameter");
        }
    }

    /** 2388293: Meta wants about three words to a variable (2n + 1; the exact count is not published). */
    private void density(String text, Place place) {
        int variables = Variables.places(text).size();
        long words = Pattern.compile("\\s+")
                .splitAsStream(VARIABLE.matcher(text).replaceAll(" "))
                .filter(word -> !isBare(word))
                .count();
        if (variables > 0 && words < 2L * variables + 1) {
            error(
                    Codes.VARIABLES_TOO_MANY,
                    place,
                    variables + " variables are too many for " + words + " words",
                    "say more around them, or use fewer");
        }
    }

    private void error(String code, Place place, String message, String suggestion) {
        findings.error(code, place, message, suggestion);
    }
}
