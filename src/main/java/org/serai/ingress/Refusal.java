package org.serai.ingress;

import java.time.Duration;

/**
 * Why a document was not taken at the door: an HTTP status, a stable code, and the way out.
 *
 * @param retryAfter when to try again, where that helps
 */
public record Refusal(int status, String code, String text, String advice, Duration retryAfter) {
    Refusal(int status, String code, String text, String advice) {
        this(status, code, text, advice, Duration.ZERO);
    }
}
