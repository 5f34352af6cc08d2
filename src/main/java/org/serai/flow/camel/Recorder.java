package org.serai.flow.camel;

import org.jspecify.annotations.Nullable;

/** Takes what a rehearsed route would have handed to a business system, by the id of the step. */
@FunctionalInterface
public interface Recorder {
    String PROPERTY = "serai.recorder";

    void record(String step, @Nullable Object body);
}
