/** The template catalogue: languages, parameters, approval; renders a message for one customer. */
@NullMarked
@ApplicationModule(allowedDependencies = {"canonical", "tenant", "database", "finding", "json", "mapping", "cloudapi"})
package org.serai.template;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
