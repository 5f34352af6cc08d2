package org.serai.cloudapi;

import org.jspecify.annotations.Nullable;

/**
 * The Cloud API's own words for a failure. Branch on {@code code} and {@code details}, never on the title or the HTTP
 * status. {@code httpStatus} is 0 when the error came by webhook. Source: Meta, error codes.
 */
public record CloudApiError(
        int code, @Nullable Integer subcode, String title, String message, String details, int httpStatus) {}
