package org.serai.sandbox.internal;

import java.net.URI;
import java.util.function.Supplier;

/** Everything the sandbox knows; all of it in memory, all of it safe to use from several threads. */
record House(
        BusinessClock clock,
        Numbers numbers,
        Customers customers,
        Phones phones,
        Templates templates,
        MediaStore media,
        History history,
        Ledger ledger,
        Limits limits,
        Faults faults,
        Systems systems,
        Subscriptions subscriptions,
        Courier courier,
        Pulse pulse,
        Supplier<URI> address) {}
