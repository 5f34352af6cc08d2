package org.serai.flow;

import org.jspecify.annotations.Nullable;

/** The mapping files of the connectors, as this version of the project has them. */
@FunctionalInterface
interface Translations {
    /** The exchange property that holds when what is mapped was received, RFC 3339. */
    String RECEIVED = "serai.received";

    /**
     * What a mapping may know beside the document.
     *
     * @param tenant whose run it is
     * @param callback what a sink has kept under that name
     */
    record Given(
            @Nullable String tenant,
            @Nullable String received,
            @Nullable Object callback) {}

    /**
     * @param mapping relative to {@code connectors/}
     * @throws org.serai.canonical.DocumentException when the mapping cannot take this document
     */
    @Nullable
    Object apply(String mapping, @Nullable Object document, Given given);
}
