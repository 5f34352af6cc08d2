package org.serai.flow;

import org.jspecify.annotations.Nullable;

/** The mapping files of the connectors, as this version of the project has them. */
@FunctionalInterface
interface Translations {
    /**
     * @param mapping relative to {@code connectors/}
     * @param callback what the mapping sees as {@code $callback}
     * @throws org.serai.canonical.DocumentException when the mapping cannot take this document
     */
    @Nullable
    Object apply(String mapping, @Nullable Object document, String tenant, @Nullable Object callback);
}
