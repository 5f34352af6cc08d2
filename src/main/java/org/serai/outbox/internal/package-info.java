/** How the outbox does it; closed to the other rooms. */
@NullMarked
package org.serai.outbox.internal;

import org.jspecify.annotations.NullMarked;
