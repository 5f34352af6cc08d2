/** Reads connectors/: descriptor, signature scheme, samples, and the rules a folder keeps. */
@NullMarked
@ApplicationModule(allowedDependencies = {"mapping", "canonical", "finding", "format", "json"})
package org.serai.connector;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
