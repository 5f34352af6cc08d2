/** Replies on their way to a business system: kept, tried again, parked; in order per business object. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"broker", "database", "parked", "connector", "canonical", "tenant", "json", "watch"})
package org.serai.egress;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
