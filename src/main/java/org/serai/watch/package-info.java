/** What an operator watches: gauges that cost a question are asked for by one hand, and tell the doors when to slow down. */
@NullMarked
@ApplicationModule(allowedDependencies = {"canonical", "database"})
package org.serai.watch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
