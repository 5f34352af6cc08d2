package org.serai.mapping;

/** Hears of each word of a document that is looked up in a table; called from several threads at once. */
@FunctionalInterface
public interface LookupListener {
    void lookedUp(LookedUp lookup);
}
