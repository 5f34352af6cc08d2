/** The load, the light API end, the figures. */
@NullMarked
@ApplicationModule(allowedDependencies = {"sandbox", "cloudapi", "json", "canonical"})
package org.serai.bench;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
