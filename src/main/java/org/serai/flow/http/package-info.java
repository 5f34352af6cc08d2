/** Calls out to business systems: which addresses they may reach, and the tokens they carry. */
@NullMarked
package org.serai.flow.http;

import org.jspecify.annotations.NullMarked;
