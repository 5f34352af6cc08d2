/** Accepted messages and their one way to the wire: claim, send once, settle, block. Owns message, lane, attempt. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "audit",
            "database",
            "parked",
            "policy",
            "template",
            "consent",
            "conversation",
            "webhook::events",
            "cloudapi",
            "canonical",
            "tenant",
            "json",
            "watch"
        })
package org.serai.outbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
