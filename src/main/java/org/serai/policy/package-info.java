/** May this message go now? Pure functions from facts to a verdict. */
@NullMarked
@ApplicationModule(allowedDependencies = {"canonical"})
package org.serai.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
