/** What is wrong in a file, where, and the way out; and YAML read with the place of every value. */
@NullMarked
@ApplicationModule(allowedDependencies = "canonical")
package org.serai.finding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
