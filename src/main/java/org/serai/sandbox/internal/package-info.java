/** How the sandbox works inside: the doors, the wire of Meta, the virtual phones, the webhooks. */
@NullMarked
package org.serai.sandbox.internal;

import org.jspecify.annotations.NullMarked;
