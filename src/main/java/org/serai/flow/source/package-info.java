/** Reads the folders {@code routes/} and {@code connectors/} with the place of every word. */
@NullMarked
package org.serai.flow.source;

import org.jspecify.annotations.NullMarked;
