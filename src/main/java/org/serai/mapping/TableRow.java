package org.serai.mapping;

import org.serai.finding.Place;

/**
 * One line of a table.
 *
 * @param reason empty where the line holds for the code whatever the reason
 * @param place the word of ours, for findings about it
 */
public record TableRow(String code, String reason, String canonical, Place place) {
    /** As a person says it. */
    String word() {
        return reason.isEmpty() ? code : code + ", " + reason;
    }
}
