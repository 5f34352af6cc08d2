package org.serai.broker;

/**
 * Something an external Artemis does otherwise than the hub relies on.
 *
 * @param losesMessages true: a document or an answer can be lost; false: it is only slower or harder to notice
 */
public record BrokerFault(String queue, boolean losesMessages, String found, String wanted) {}
