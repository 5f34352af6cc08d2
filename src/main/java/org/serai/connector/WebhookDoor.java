package org.serai.connector;

import java.util.List;

/** What the door lets in. {@code headers} are kept with a delivery beside those that name its type and id. */
public record WebhookDoor(List<String> contentTypes, int maxBytes, List<String> headers) {}
