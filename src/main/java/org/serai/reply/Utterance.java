package org.serai.reply;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Wamid;

/**
 * What one inbound message says, whatever its type.
 *
 * @param kind text, button, interactive, media, location, reaction, contacts, order or unsupported
 * @param payload what a tapped button or row carries
 * @param answers the message it quotes, answers or reacts to
 */
record Utterance(
        String kind,
        @Nullable String text,
        @Nullable String payload,
        @Nullable Map<String, Object> media,
        @Nullable Wamid answers) {

    /** Only words that were written or tapped can end consent. */
    boolean isWords() {
        return text != null && (kind.equals("text") || kind.equals("button") || kind.equals("interactive"));
    }
}
