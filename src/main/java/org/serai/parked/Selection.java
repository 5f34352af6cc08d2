package org.serai.parked;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which stopped things; what is null does not matter.
 *
 * @param source the connector, or {@code whatsapp}
 * @param after the last one of the page before
 */
public record Selection(
        @Nullable String cause,
        @Nullable String source,
        @Nullable UUID after,
        int limit) {
    Selection from(@Nullable UUID last, int most) {
        return new Selection(cause, source, last, most);
    }
}
