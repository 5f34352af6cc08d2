/** What went wrong, as every door of the hub answers it: Problem Details with a stable code and a trace id. */
@NullMarked
@ApplicationModule(allowedDependencies = {"json"})
package org.serai.problem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
