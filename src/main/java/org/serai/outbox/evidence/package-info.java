/** What the echoes of the Cloud API prove about a message nobody heard of. */
@NullMarked
package org.serai.outbox.evidence;

import org.jspecify.annotations.NullMarked;
