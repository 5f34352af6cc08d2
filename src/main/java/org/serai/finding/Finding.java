package org.serai.finding;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong in a file. Lines and columns count from 1; {@code endColumn} is the column after the last
 * marked character. {@code file} is relative to the project's root, with forward slashes.
 *
 * @param code stable, as {@code SERAI-R012}; {@code serai explain} knows it
 * @param suggestion the way out, as the end of a sentence: {@code did you mean `setHeader`?}
 */
public record Finding(
        String code,
        Severity severity,
        String file,
        int line,
        int column,
        int endColumn,
        String message,
        @Nullable String suggestion) {

    public enum Severity {
        ERROR,
        WARNING
    }

    public static Finding error(String code, Place place, String message, @Nullable String suggestion) {
        return of(Severity.ERROR, code, place, message, suggestion);
    }

    public static Finding warning(String code, Place place, String message, @Nullable String suggestion) {
        return of(Severity.WARNING, code, place, message, suggestion);
    }

    private static Finding of(
            Severity severity, String code, Place place, String message, @Nullable String suggestion) {
        return new Finding(
                code, severity, place.file(), place.line(), place.column(), place.endColumn(), message, suggestion);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** For {@code -o json}. */
    public Map<String, Object> toTree() {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("code", code);
        tree.put("severity", severity.name().toLowerCase(java.util.Locale.ROOT));
        tree.put("file", file);
        tree.put("line", line);
        tree.put("column", column);
        tree.put("endColumn", endColumn);
        tree.put("message", message);
        if (suggestion != null) {
            tree.put("suggestion", suggestion);
        }
        tree.put("docs", "serai explain " + code);
        return tree;
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + code + ": " + message
                + (suggestion == null ? "" : " (" + suggestion + ")");
    }
}
