package org.serai.canonical;

import java.util.Locale;

/** What a person has said about being written to for one purpose. */
public enum ConsentState {
    GRANTED,
    DENIED,
    UNKNOWN;

    /** As tables and JSON write it: lower case. Any other word is {@link #UNKNOWN}. */
    public static ConsentState ofWord(String word) {
        return word.equals("granted") ? GRANTED : word.equals("denied") ? DENIED : UNKNOWN;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Of two things known about one person: a no outweighs a yes, anything outweighs silence. */
    public ConsentState and(ConsentState other) {
        if (this == DENIED || other == DENIED) {
            return DENIED;
        }
        return this == GRANTED || other == GRANTED ? GRANTED : UNKNOWN;
    }
}
