package org.serai.flow.check;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the rules must know of the other rooms' files.
 *
 * @param connectors by name, those with a readable descriptor
 * @param templates by name: the parameters one declares; empty where its file has errors of its own
 * @param flowParameters by flow: the keys its mapping gives where it is an object written out; absent where there is no
 *     mapping or it cannot be told
 * @param flowMappings the flows that have a mapping
 * @param eventTypes the canonical types
 */
public record Knowledge(
        Map<String, Connector> connectors,
        Map<String, Optional<Template>> templates,
        Map<String, Set<String>> flowParameters,
        Set<String> flowMappings,
        Set<String> eventTypes) {

    /** @param settings by name, whether it must be given */
    public record Connector(String name, Map<String, Boolean> settings, boolean answers) {}

    public record Template(Set<String> parameters, Set<String> required) {}
}
