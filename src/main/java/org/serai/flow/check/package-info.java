/** What a route, a Kamelet and a flow test may say: every rule a small function, every finding at its line. */
@NullMarked
package org.serai.flow.check;

import org.jspecify.annotations.NullMarked;
