package org.serai.webhook.events;

import java.util.Map;

/** Any other webhook field (template status, quality, account): its {@code value} as it stood on the wire. */
public record AccountEventReceived(String wabaId, String field, Map<String, Object> value) {}
