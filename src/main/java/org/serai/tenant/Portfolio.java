package org.serai.tenant;

/**
 * The business portfolio numbers belong to, where Serai is to mind its messaging limit.
 *
 * @param id the same for all accounts of one portfolio
 * @param people who may be written to in a moving 24 hours outside customer service windows. Source: Meta, messaging limits
 */
public record Portfolio(String id, int people) {}
