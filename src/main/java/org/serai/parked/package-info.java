/** What stopped, with all that is needed to go on, and the way back into the house. Owns parked and replay_pace. */
@NullMarked
@ApplicationModule(allowedDependencies = {"audit", "canonical", "database", "json", "policy", "watch"})
package org.serai.parked;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
