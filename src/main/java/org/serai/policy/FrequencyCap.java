package org.serai.policy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Purpose;

/**
 * How many messages one person gets in a moving span of time.
 *
 * @param purpose null: of whatever purpose
 */
public record FrequencyCap(@Nullable Purpose purpose, int messages, Duration within) {
    public boolean counts(Purpose asked) {
        return purpose == null || purpose == asked;
    }
}
