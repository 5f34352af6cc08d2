/** The hash-chained record of who did and decided what; the verifier. */
@NullMarked
@ApplicationModule(allowedDependencies = {"canonical", "tenant", "database"})
package org.serai.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
