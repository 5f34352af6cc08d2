package org.serai.cli;

import picocli.CommandLine.Mixin;

/** {@code --hub} and {@code -o}: of every command that asks a running hub and prints what it says. */
final class HubCall {
    @Mixin
    private HubAddress address = new HubAddress();

    @Mixin
    private OutputOptions output = new OutputOptions();

    HubClient client(Terminal terminal) {
        return address.client(terminal);
    }

    HubAddress address() {
        return address;
    }

    boolean json() {
        return output.json();
    }
}
