package org.serai.canonical;

/** The Cloud API's id of one message, in either direction. */
public record Wamid(String value) {
    public Wamid {
        if (value.isBlank()) {
            throw new IllegalArgumentException("Wamid is blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
