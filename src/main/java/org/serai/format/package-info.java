/** What systems send that is not one JSON document, read by libraries as JSON trees: within bounds, one entry at a time. */
@NullMarked
@ApplicationModule(allowedDependencies = {"canonical", "finding", "json"})
package org.serai.format;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
