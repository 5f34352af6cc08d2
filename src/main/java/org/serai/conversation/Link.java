package org.serai.conversation;

import java.time.Instant;
import org.serai.canonical.PhoneNumber;
import org.serai.canonical.UserId;

/** A user id that was seen with a phone. The later one counts. */
record Link(UserId userId, PhoneNumber phone, Instant seenAt) {}
