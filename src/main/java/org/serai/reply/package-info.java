/** Which message does this answer, which business object, which flow. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "broker",
            "database",
            "connector",
            "webhook::events",
            "cloudapi",
            "outbox",
            "conversation",
            "consent",
            "mapping",
            "egress",
            "parked",
            "canonical",
            "tenant",
            "json"
        })
package org.serai.reply;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
