/** Reads template files and holds them against Meta's rules; keeps what Meta says about them. Of no other room's concern. */
@NullMarked
package org.serai.template.internal;

import org.jspecify.annotations.NullMarked;
