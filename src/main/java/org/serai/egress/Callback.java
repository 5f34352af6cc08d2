package org.serai.egress;

import java.util.UUID;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.CustomerReply;

/**
 * One thing to tell a business system.
 *
 * @param id the same at every attempt: the idempotency key towards systems that know one
 * @param step the id of the route step that asked for it; flow tests name it
 */
public record Callback(UUID id, ConnectorName connector, String step, CustomerReply reply) {}
