/** What came through the Cloud API's door, published inside the transaction that keeps it. */
@NullMarked
@NamedInterface("events")
package org.serai.webhook.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
