package org.serai.cli;

/** Colours for people; never the only carrier of a meaning. */
record Paint(boolean on) {
    String red(String text) {
        return wrap("31;1", text);
    }

    String yellow(String text) {
        return wrap("33;1", text);
    }

    String green(String text) {
        return wrap("32", text);
    }

    String blue(String text) {
        return wrap("34;1", text);
    }

    String faint(String text) {
        return wrap("2", text);
    }

    String bold(String text) {
        return wrap("1", text);
    }

    private String wrap(String code, String text) {
        return on ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
