/** EDI on its way back: what a mapping made is written down, each interchange under a number of its own. */
@NullMarked
package org.serai.flow.edi;

import org.jspecify.annotations.NullMarked;
