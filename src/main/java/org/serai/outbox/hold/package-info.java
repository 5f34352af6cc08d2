/** Whether the database is the one that was left; and if not, that nothing is sent until an operator has looked. */
@NullMarked
package org.serai.outbox.hold;

import org.jspecify.annotations.NullMarked;
