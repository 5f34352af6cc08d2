package org.serai.flow.check;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the rules must know of the other rooms' files.
 *
 * @param connectors by name; empty where the descriptor has errors of its own
 * @param templates by name; empty where the file has errors of its own
 * @param flowMappings by flow, the flows that have a mapping: the keys it gives, empty where that cannot be told
 * @param eventTypes the canonical types
 */
public record Knowledge(
        Map<String, Optional<Connector>> connectors,
        Map<String, Optional<Template>> templates,
        Map<String, Optional<WrittenKeys>> flowMappings,
        Set<String> eventTypes) {

    /** @param settings by name, whether it must be given */
    public record Connector(Map<String, Boolean> settings, boolean answers) {}

    public record Template(Set<String> parameters, Set<String> required) {}
}
