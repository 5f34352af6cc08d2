/** The door of the business systems: a delivery becomes durable, then canonical events, each exactly once. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "connector",
            "format",
            "mapping",
            "broker",
            "database",
            "canonical",
            "tenant",
            "json",
            "parked",
            "problem",
            "watch"
        })
package org.serai.ingress;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
