/** One version of the routes as one Camel context: rewriting, loading, starting, dispatching. */
@NullMarked
package org.serai.flow.camel;

import org.jspecify.annotations.NullMarked;
