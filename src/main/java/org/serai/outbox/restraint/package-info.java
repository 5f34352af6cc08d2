/** What holds messages back besides Meta's rules: the recipient's night, caps, pauses, and news that overtook them. */
@NullMarked
package org.serai.outbox.restraint;

import org.jspecify.annotations.NullMarked;
