package org.serai.broker;

import java.util.Map;

/** One message taken from a queue. {@code deliveryCount} is 1 at the first try. */
public record QueueMessage(String id, Map<String, String> properties, byte[] body, int deliveryCount) {}
