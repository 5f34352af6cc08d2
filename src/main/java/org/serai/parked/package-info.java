/** What stopped, with all that is needed to go on, and the way back into the house. Owns the table {@code parked}. */
@NullMarked
@ApplicationModule(allowedDependencies = {"canonical", "database", "json", "watch"})
package org.serai.parked;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
