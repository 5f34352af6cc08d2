package org.serai.bench;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to measure.
 *
 * @param warmUp orders before them that are sent but not counted: a hub that just started is still being compiled
 * @param connections how many posts are under way at once
 * @param rate posts a second; 0: as fast as they are taken
 * @param latencyMs how long the light API end waits before it answers
 * @param api another Cloud API end instead of the light one; then messages are counted in the hub's own list
 * @param waiting messages of other people that lie in the queue meanwhile and are due tomorrow
 * @param baseline whether the bare pipeline is measured first
 * @param hubCommand how a hub is started; {@code run --demo …} is appended
 */
public record BenchOptions(
        int events,
        int warmUp,
        int connections,
        int rate,
        int latencyMs,
        @Nullable URI api,
        Scope scope,
        int waiting,
        boolean baseline,
        Path project,
        List<String> hubCommand) {}
