/** The Cloud API in Java: requests, payloads, error codes, signature. No opinions. */
@NullMarked
@ApplicationModule(allowedDependencies = {"canonical", "json", "finding"})
package org.serai.cloudapi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
