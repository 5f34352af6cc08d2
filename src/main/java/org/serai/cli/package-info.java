/** The command line; no command that can do without the hub starts it. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "flow",
            "template",
            "tenant",
            "connector",
            "mapping",
            "cloudapi",
            "policy",
            "outbox",
            "broker",
            "sandbox",
            "bench",
            "canonical",
            "explain",
            "finding",
            "json"
        })
package org.serai.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
