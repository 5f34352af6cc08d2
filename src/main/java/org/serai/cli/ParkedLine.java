package org.serai.cli;

import org.serai.canonical.Tree;

/** One parked thing on one line, and its way out on the next. */
final class ParkedLine {
    private ParkedLine() {}

    static String text(Tree parked) {
        String cause = parked.text("cause").or(() -> parked.text("code")).orElse("");
        String where = parked.text("pointer").map(p -> " at " + p).orElse("");
        return "parked  " + parked.text("id").orElse("") + "  "
                + parked.text("source").orElse("") + "  " + cause + where
                + ": " + parked.text("message").orElse("")
                + parked.text("advice").map(a -> "\n  = help: " + a).orElse("");
    }
}
