package org.serai.canonical;

/** The Cloud API's id of a business number; it stands in the address of every send. */
public record PhoneNumberId(String value) {
    public PhoneNumberId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("PhoneNumberId is blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
