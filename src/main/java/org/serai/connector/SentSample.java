package org.serai.connector;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a system sends in one of the folder's samples.
 *
 * @param name of the sample's folder
 * @param file its name, as {@code in.csv}
 * @param headers the system's own
 * @param type the document's type where the sample names it; null where headers or document do
 */
public record SentSample(
        String name, String file, byte[] body, Map<String, String> headers, @Nullable String type) {}
