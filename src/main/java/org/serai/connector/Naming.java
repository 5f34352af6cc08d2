package org.serai.connector;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a delivery says what it is.
 *
 * @param tenant where each document names its tenant; null where none does, since each has a door or a source of its own
 */
public record Naming(
        @Nullable Part documentType,
        @Nullable Part deliveryId,
        @Nullable Part tenant) {
    /** False where headers say it all. */
    boolean asksDocument() {
        return Stream.of(documentType, deliveryId, tenant)
                .filter(Objects::nonNull)
                .anyMatch(Part::asksDocument);
    }

    /** True where the id is that of a body, not of each document in it. */
    public boolean identifiesBody() {
        return deliveryId != null && deliveryId.header() != null;
    }

    List<String> headers() {
        return Stream.of(documentType, deliveryId)
                .filter(Objects::nonNull)
                .flatMap(part -> Stream.ofNullable(part.header()))
                .toList();
    }
}
