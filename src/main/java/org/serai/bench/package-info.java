/** The load, the light API end, the figures. */
@NullMarked
@ApplicationModule(allowedDependencies = {"sandbox", "cloudapi", "connector", "format", "finding", "json", "canonical"})
package org.serai.bench;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
