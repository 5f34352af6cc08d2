package org.serai.reply;

import org.jspecify.annotations.Nullable;

/**
 * Which message a reply answers, and how that is known.
 *
 * @param by token, context, conversation or none
 * @param button the id of the tapped button, where a token of ours named it
 */
record Match(
        String by, @Nullable SentMessage message, @Nullable String button) {
    static final Match NONE = new Match("none", null, null);
}
