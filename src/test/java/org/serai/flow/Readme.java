package org.serai.flow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The statements that the README of the folder sql-outbox gives people to copy. */
final class Readme {
    private Readme() {}

    static String statement(String database, String table) {
        var found = Pattern.compile("\\*\\*" + database + ".*?(create table " + table + " .*?);", Pattern.DOTALL)
                .matcher(text());
        if (!found.find()) {
            throw new AssertionError("the README makes no " + table + " for " + database);
        }
        return found.group(1);
    }

    private static String text() {
        try {
            return Files.readString(Path.of("connectors/sql-outbox/README.md"));
        } catch (IOException missing) {
            throw new java.io.UncheckedIOException(missing);
        }
    }
}
