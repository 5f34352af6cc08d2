/** A Cloud API to play against: same wire, phones to tap, faults on demand, a clock to move. Knows nothing of the hub. */
@NullMarked
@ApplicationModule(allowedDependencies = {"cloudapi", "json"})
package org.serai.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
