/** The hash-chained record of who did and decided what, and its verifier. Owns the table {@code audit}. */
@NullMarked
@ApplicationModule(allowedDependencies = {"canonical", "json"})
package org.serai.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
