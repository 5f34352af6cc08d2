/** The words every room shares: events, ids, phone numbers, messages, replies. Imports nothing of ours and no framework. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.serai.canonical;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
