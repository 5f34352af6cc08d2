package org.serai.finding;

/** Where something stands in a file. Lines and columns count from 1. */
public record Place(String file, int line, int column, int endColumn) {
    public static Place start(String file) {
        return new Place(file, 1, 1, 2);
    }

    public static Place at(String file, int line, int column) {
        return new Place(file, line, column, column + 1);
    }
}
