/** Serai starts here: the hub that puts the rooms together. */
@NullMarked
package org.serai;

import org.jspecify.annotations.NullMarked;
