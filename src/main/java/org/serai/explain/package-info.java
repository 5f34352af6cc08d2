/** What every code means and what to do about it: ours and the Cloud API's, known offline. */
@NullMarked
@ApplicationModule(allowedDependencies = {"cloudapi", "finding"})
package org.serai.explain;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
