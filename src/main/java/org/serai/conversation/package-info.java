/** The store of both directions: timeline, customer service window, media, query. */
@NullMarked
@ApplicationModule(allowedDependencies = {"webhook::events", "database", "canonical", "tenant", "json"})
package org.serai.conversation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
