package org.serai.bench;

import java.nio.file.Path;
import java.util.List;

/**
 * What to measure of one connector folder.
 *
 * @param events documents that count: webhooks, or lines and groups of a file
 * @param warmUp documents before them that do not count
 * @param connections how many posts are under way at once
 * @param rate posts a second; 0: as fast as they are taken
 * @param byFile the documents come in a file instead of through the door
 * @param doorOnly what is taken stays in the broker
 * @param project its folders are measured
 * @param hubCommand how a hub is started; {@code run --demo …} is appended
 */
public record ConnectorOptions(
        String connector,
        int events,
        int warmUp,
        int connections,
        int rate,
        boolean byFile,
        boolean doorOnly,
        Path project,
        List<String> hubCommand) {
    int all() {
        return warmUp + events;
    }
}
