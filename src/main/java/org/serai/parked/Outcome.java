package org.serai.parked;

/** What a replay does to one stopped thing. */
public enum Outcome {
    /** A message goes to the customer. */
    SENDS("sends", true),
    /** Handed back to the room it came from; what comes of it shows there. */
    GOES_ON("goesOn", true),
    /** Its message went, or what it says was handled, some other way. */
    ALREADY_SENT("alreadySent", false),
    ALREADY_REPLAYED("alreadyReplayed", false),
    /** It makes no sense any more. */
    EXPIRED("expired", false),
    /** Its cause stands, or policy has another. */
    BLOCKED("blocked", false),
    NOT_REPLAYABLE("notReplayable", false);

    private final String word;
    private final boolean replays;

    Outcome(String word, boolean replays) {
        this.word = word;
        this.replays = replays;
    }

    /** As the REST interface writes it. */
    public String word() {
        return word;
    }

    /** False: a replay leaves it as it is. */
    public boolean replays() {
        return replays;
    }
}
