/** The ledger of opt-in and opt-out, and the words that mean stop. */
@NullMarked
@ApplicationModule(allowedDependencies = {"canonical", "tenant", "database"})
package org.serai.consent;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
