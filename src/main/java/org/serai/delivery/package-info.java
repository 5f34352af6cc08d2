/** The only room that opens a connection to the Cloud API. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"outbox", "template", "conversation", "cloudapi", "canonical", "tenant", "json"})
package org.serai.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
