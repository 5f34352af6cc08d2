package org.serai.proof;

import java.time.Instant;

/**
 * One try of a source to hand something in.
 *
 * @param id the source's own id of the delivery, the same at every try
 * @param key what it is about, as the hub will know it: an order number
 * @param status of the answer; 0: there was none
 * @param eventId the hub's name of the delivery, empty without a 202
 */
public record Posting(
        String source, String id, String key, String to, Instant begun, Instant answered, int status, String eventId) {

    boolean isPromised() {
        return status == 202;
    }
}
