package org.serai.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.serai.finding.Finding;
import org.serai.json.Json;

/** Prints findings as a compiler does: place, the line, a caret under the word, the way out. */
final class FindingPrinter {
    private static final int WIDEST = 160;
    private final Terminal terminal;
    private final PrintWriter writer;
    private final List<Path> roots;
    private final Map<String, List<String>> sources = new HashMap<>();

    /** @param roots what the findings' files are relative to; the first that has the file counts */
    FindingPrinter(Terminal terminal, PrintWriter writer, List<Path> roots) {
        this.terminal = terminal;
        this.writer = writer;
        this.roots = roots;
    }

    void text(List<String> files, List<Finding> findings, double seconds) {
        files.forEach(file -> writer.println(terminal.paint().faint("  looked at " + file)));
        findings(findings);
        writer.println(summary(files.size(), findings, seconds));
    }

    void findings(List<Finding> findings) {
        findings.forEach(this::print);
    }

    /** @param more what else the command found out, beside the findings */
    void json(List<String> files, List<Finding> findings, double seconds, Map<String, ?> more) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("schemaVersion", 1);
        tree.put("files", files);
        tree.put("findings", findings.stream().map(Finding::toTree).toList());
        tree.put("errors", errors(findings));
        tree.put("warnings", findings.size() - errors(findings));
        tree.put("seconds", Math.round(seconds * 10) / 10.0);
        tree.putAll(more);
        writer.println(Json.pretty(tree));
    }

    private void print(Finding finding) {
        Paint paint = terminal.paint();
        String word = finding.isError()
                ? paint.red("error[" + finding.code() + "]")
                : paint.yellow("warning[" + finding.code() + "]");
        String number = Integer.toString(finding.line());
        String gutter = " ".repeat(number.length());
        writer.println(word + paint.bold(": " + finding.message()));
        writer.println(gutter + paint.blue("--> ") + finding.file() + ":" + finding.line() + ":" + finding.column());
        String line = line(finding);
        if (line.isEmpty()) {
            suggestion(finding, gutter);
        } else {
            writer.println(gutter + paint.blue(" |"));
            writer.println(paint.blue(number + " |") + " " + cut(line));
            writer.println(gutter + paint.blue(" |") + " " + marked(finding, line));
        }
        writer.println(gutter + paint.blue(" = ") + "help: serai explain " + finding.code());
    }

    private void suggestion(Finding finding, String gutter) {
        if (finding.suggestion() != null) {
            writer.println(gutter + terminal.paint().blue(" = ") + finding.suggestion());
        }
    }

    private String marked(Finding finding, String line) {
        int from = Math.min(finding.column() - 1, Math.min(line.length(), WIDEST));
        int to = Math.max(
                from + 1, Math.min(finding.endColumn() - 1, Math.max(cut(line).length(), from + 1)));
        String indent = line.substring(0, from).replaceAll("[^\t]", " ");
        String carets = "^".repeat(to - from);
        String hint = finding.suggestion() == null ? carets : carets + " " + finding.suggestion();
        return indent
                + (finding.isError()
                        ? terminal.paint().red(hint)
                        : terminal.paint().yellow(hint));
    }

    private static String cut(String line) {
        return line.length() <= WIDEST ? line : line.substring(0, WIDEST) + "\u2026";
    }

    /** Empty when the file or the line is not there: a finding may be about a file that is missing. */
    private String line(Finding finding) {
        List<String> lines = sources.computeIfAbsent(finding.file(), this::lines);
        return finding.line() >= 1 && finding.line() <= lines.size() ? lines.get(finding.line() - 1) : "";
    }

    private List<String> lines(String file) {
        return roots.stream()
                .map(root -> root.resolve(file))
                .filter(Files::isRegularFile)
                .findFirst()
                .map(FindingPrinter::read)
                .orElse(List.of());
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException notText) {
            return List.of();
        }
    }

    private String summary(int files, List<Finding> findings, double seconds) {
        int errors = errors(findings);
        return String.format(
                Locale.ROOT,
                "checked %s in %.1f s: %s, %s",
                count(files, "file"),
                seconds,
                count(errors, "error"),
                count(findings.size() - errors, "warning"));
    }

    private static int errors(List<Finding> findings) {
        return (int) findings.stream().filter(Finding::isError).count();
    }

    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
