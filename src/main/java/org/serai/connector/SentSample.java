package org.serai.connector;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a system sends in one of the folder's samples.
 *
 * @param name of the sample's folder
 * @param file its name, as {@code in.csv}
 * @param headers the system's own
 * @param isFetched whether the system must be asked for the rest of it
 * @param type the document's type where the sample names it; null where headers or document do
 */
public record SentSample(
        String name,
        String file,
        byte[] body,
        Map<String, String> headers,
        boolean isFetched,
        @Nullable String type) {}
