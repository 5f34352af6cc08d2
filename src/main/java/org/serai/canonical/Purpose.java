package org.serai.canonical;

import java.util.Locale;

/** What a message is for, as consent distinguishes it: news of one's own order, parcel or ticket, or advertising. */
public enum Purpose {
    SERVICE,
    MARKETING;

    /** By the template's category; free text inside the window is service. */
    public static Purpose of(Content content) {
        return content.fold(t -> t.category().equalsIgnoreCase("MARKETING") ? MARKETING : SERVICE, text -> SERVICE);
    }

    /** As tables and JSON write it: lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
