package org.serai.mapping;

/** Hears of each word a lookup table does not know; called from several threads at once. */
@FunctionalInterface
public interface UnmappedWords {
    void unmapped(String mapping, String table, String word);
}
