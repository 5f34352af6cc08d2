/** Runs one mapping file over one document and names the failing line; checks events against their schema. */
@NullMarked
@ApplicationModule(allowedDependencies = {"canonical", "finding", "json"})
package org.serai.mapping;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
