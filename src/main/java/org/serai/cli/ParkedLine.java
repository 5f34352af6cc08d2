package org.serai.cli;

import org.serai.canonical.Tree;

/** One parked thing on one line, and its way out on the next. */
final class ParkedLine {
    private ParkedLine() {}

    /** How many, of what, since when; an example; the way out. */
    static String ofCause(Tree cause) {
        return "%6s  %s  (%s, %s to %s)"
                        .formatted(
                                cause.text("count").orElse(""),
                                cause.text("cause").orElse(""),
                                cause.text("kind").orElse(""),
                                cause.text("oldest").orElse(""),
                                cause.text("newest").orElse(""))
                + "\n  like " + cause.text("example", "id").orElse("") + ": "
                + cause.text("example", "message").orElse("")
                + cause.text("advice").map(advice -> "\n  = help: " + advice).orElse("");
    }

    static String text(Tree parked) {
        String cause = parked.text("cause").or(() -> parked.text("code")).orElse("");
        String where = parked.text("pointer").map(p -> " at " + p).orElse("");
        return "parked  " + parked.text("id").orElse("") + "  "
                + parked.text("source").orElse("") + "  " + cause + where
                + ": " + parked.text("message").orElse("")
                + parked.text("advice").map(a -> "\n  = help: " + a).orElse("");
    }
}
