package org.serai.format.edi;

import java.util.List;

/** How the two families name the frames around a message, and where those say what. */
enum Syntax {
    EDIFACT("UNB", "UNG", "UNH", "UNT", "UNE", "UNZ", "e5"),
    X12("ISA", "GS", "ST", "SE", "GE", "IEA", "e13");

    private final List<String> frames;
    private final String interchangeReference;

    Syntax(String... words) {
        this.frames = List.of(words).subList(0, 6);
        this.interchangeReference = words[6];
    }

    /** What a segment opens or closes. */
    enum Frame {
        INTERCHANGE,
        GROUP,
        MESSAGE,
        MESSAGE_END,
        GROUP_END,
        INTERCHANGE_END,
        NONE
    }

    Frame frame(String tag) {
        int at = frames.indexOf(tag);
        return at < 0 ? Frame.NONE : Frame.values()[at];
    }

    String tag(Frame frame) {
        return frames.get(frame.ordinal());
    }

    /** The element of an opening segment whose text its trailer repeats. */
    String reference(Frame opening) {
        return switch (opening) {
            case INTERCHANGE -> interchangeReference;
            case GROUP -> this == X12 ? "e6" : "e5";
            default -> this == X12 ? "e2" : "e1";
        };
    }
}
