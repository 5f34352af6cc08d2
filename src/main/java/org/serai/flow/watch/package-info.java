/** What the sources that ask by themselves did, as an operator sees it. */
@NullMarked
package org.serai.flow.watch;

import org.jspecify.annotations.NullMarked;
