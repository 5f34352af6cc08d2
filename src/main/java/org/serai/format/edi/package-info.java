/** EDIFACT and X12: interchanges to one tree a message, whatever is wrong beside it. */
@NullMarked
package org.serai.format.edi;

import org.jspecify.annotations.NullMarked;
