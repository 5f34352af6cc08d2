/** Tables of business systems: rows claimed, handed on and marked in one transaction, and rows written once. */
@NullMarked
package org.serai.flow.rows;

import org.jspecify.annotations.NullMarked;
