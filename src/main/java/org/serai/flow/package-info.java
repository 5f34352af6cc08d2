/** The only room that knows Camel: loads folders as one version, offers the steps, runs flows and sinks. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "ingress",
            "outbox",
            "reply",
            "egress",
            "parked",
            "broker",
            "database",
            "template",
            "mapping",
            "connector",
            "format::edi",
            "policy",
            "consent",
            "canonical",
            "tenant",
            "finding",
            "watch",
            "json"
        })
package org.serai.flow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
