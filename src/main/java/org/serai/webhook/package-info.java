/** The door of the Cloud API: verify, keep, answer 200, then publish what came. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"cloudapi", "broker", "database", "parked", "canonical", "tenant", "json", "problem"})
package org.serai.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
