package org.serai.conversation;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Reason;
import org.serai.tenant.Sender;

/** Where media lie that customers sent; the room delivery stands behind it. */
public interface MediaSource {
    /**
     * Asks for a fresh address and opens it. The sender's token goes to the Cloud API's hosts only.
     *
     * @throws org.serai.canonical.UnavailableException when it cannot be had now: tried again later
     */
    Answer fetch(Sender sender, String mediaId);

    /** What became of a medium. */
    sealed interface Answer {
        /** It is there. The caller reads to the end and closes it; an {@link IOException} on the way means: try again. */
        record Found(
                InputStream bytes,
                @Nullable String mimeType,
                long declaredBytes,
                @Nullable String sha256) implements Answer {}

        /** We will not fetch it, now or later. */
        record Refused(Reason reason) implements Answer {}

        /** The Cloud API has it no more. */
        record Gone(Reason reason) implements Answer {}

        default <T> T fold(Function<Found, T> found, Function<Refused, T> refused, Function<Gone, T> gone) {
            return this instanceof Found f
                    ? found.apply(f)
                    : this instanceof Refused r ? refused.apply(r) : gone.apply((Gone) this);
        }
    }
}
