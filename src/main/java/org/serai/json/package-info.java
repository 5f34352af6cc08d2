/** Bounded JSON text to plain trees (maps, lists, strings, numbers) and back. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.serai.json;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
