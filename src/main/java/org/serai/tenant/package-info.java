/** Who may see and send what: tenants, business accounts, numbers, keys, the settings of their connectors. */
@NullMarked
@ApplicationModule(allowedDependencies = {"canonical", "database", "finding", "json", "policy"})
package org.serai.tenant;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
