/** The REST interface and the web page: reads, and asks the rooms to act. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "audit",
            "explain",
            "flow",
            "ingress",
            "outbox",
            "reply",
            "egress",
            "conversation",
            "consent",
            "template",
            "tenant",
            "connector",
            "mapping",
            "policy",
            "database",
            "broker",
            "cloudapi",
            "canonical",
            "finding",
            "json",
            "parked",
            "problem"
        })
package org.serai.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
