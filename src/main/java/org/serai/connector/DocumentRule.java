package org.serai.connector;

import java.util.List;

/** One line of a descriptor's {@code documents}: for this type of document, this mapping, these events. */
public record DocumentRule(String type, String mapping, List<String> events, boolean fetch) {
    boolean fits(String documentType) {
        return type.endsWith("*")
                ? documentType.startsWith(type.substring(0, type.length() - 1))
                : documentType.equals(type);
    }
}
