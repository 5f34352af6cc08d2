/** What is wrong in a file, where, and the way out; YAML read with the place of every value; which files changed. */
@NullMarked
@ApplicationModule(allowedDependencies = "canonical")
package org.serai.finding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
