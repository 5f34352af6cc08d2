package org.serai.cli;

import org.serai.HubOptions;

/** Runs the hub until it is told to stop; the answer is the exit code. */
@FunctionalInterface
interface HubLauncher {
    int run(HubOptions options);
}
