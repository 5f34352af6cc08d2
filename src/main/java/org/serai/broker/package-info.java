/** The embedded Artemis or the address of an external one; the queues and their settings. */
@NullMarked
@ApplicationModule(allowedDependencies = {"canonical", "database", "json", "watch"})
package org.serai.broker;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
