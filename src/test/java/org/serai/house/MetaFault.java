package org.serai.house;

import java.util.List;

/** What may be wrong at Meta for a while, in the words of the sandbox. */
enum MetaFault {
    DROPPED("statuses are dropped", "drop-status", "\"share\":0.05"),
    LATE("statuses come late", "delay-status", "\"share\":0.5,\"value\":1500"),
    THRICE("statuses come three times", "repeat-status", "\"share\":0.5,\"value\":3"),
    IN_REVERSE("statuses come in reverse", "reorder-status", "\"share\":0.5"),
    ONE_OF_A_HUNDRED_CUT("one answer of a hundred is cut off", "cut-after-accept", "\"share\":0.01"),
    ONE_OF_TEN_CUT("one answer of ten is cut off", "cut-after-accept", "\"share\":0.1"),
    CUT_UNREAD("requests are cut off before they are read", "cut-before-accept", "\"share\":0.05"),
    ALL_CUT("every answer is cut off", "cut-after-accept", "\"share\":1"),
    TOO_FAST("the number is too fast", "rate-limit", "\"value\":20"),
    TOO_MUCH("people get too much", "error", "\"share\":0.5,\"value\":131056"),
    REVOKED("the token is revoked", "error", "\"count\":3,\"value\":190");

    private final String words;
    private final String fault;

    MetaFault(String words, String fault, String how) {
        this.words = words;
        this.fault = "[{\"on\":\"messages\",\"fault\":\"" + fault + "\"," + how + "}]";
    }

    static List<MetaFault> all() {
        return List.of(values());
    }

    void beginsAt(House house) {
        house.tellSandbox("/faults", fault);
    }

    @Override
    public String toString() {
        return words;
    }
}
