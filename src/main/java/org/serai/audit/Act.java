package org.serai.audit;

import java.util.Map;
import org.serai.canonical.TenantId;

/**
 * Something a person did or decided, about to be recorded.
 *
 * @param who the holder of the key it was done with
 * @param name noun and past participle, as {@code replay.done}
 * @param details plain values: what, how many, by which filter; no text of messages
 */
public record Act(TenantId tenant, String who, String name, Map<String, Object> details) {}
