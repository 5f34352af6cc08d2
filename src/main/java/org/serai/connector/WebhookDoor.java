package org.serai.connector;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the door lets in.
 *
 * @param headers are kept with a delivery beside those that name its type and id
 * @param batch null where a body is one document
 */
public record WebhookDoor(
        List<String> contentTypes,
        int maxBytes,
        List<String> headers,
        @Nullable Batch batch) {}
