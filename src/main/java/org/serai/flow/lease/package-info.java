/** Which node reads a source that only one may read. */
@NullMarked
package org.serai.flow.lease;

import org.jspecify.annotations.NullMarked;
