package org.serai.delivery;

import org.jspecify.annotations.Nullable;

/**
 * What came back from the Cloud API, whole.
 *
 * @param retryAfter the header of that name
 * @param date the header of that name; what {@code retryAfter} is measured from when it is a date itself
 */
record HttpAnswer(
        int status, @Nullable String retryAfter, @Nullable String date, byte[] body) {}
