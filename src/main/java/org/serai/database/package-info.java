/** The embedded PostgreSQL or the address of an external one; migrations; group commit. No business word. */
@NullMarked
@ApplicationModule(allowedDependencies = {"canonical"})
package org.serai.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
