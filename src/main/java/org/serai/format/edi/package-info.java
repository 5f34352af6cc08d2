/** EDIFACT and X12: interchanges to one tree a message, whatever is wrong beside it; and back. */
@NullMarked
@NamedInterface("edi")
package org.serai.format.edi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
