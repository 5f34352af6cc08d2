package org.serai.format.edi;

import java.util.Optional;
import org.serai.format.edi.Segment.Fault;

/** A trailer counts what it closes, and repeats the reference of its header. */
final class Trailer {
    private Trailer() {}

    static Optional<String> mismatch(Segment trailer, int count, String reference) {
        if (!trailer.value("e1").replaceFirst("^0+(?=.)", "").equals(String.valueOf(count))) {
            return Optional.of(trailer.tag() + " counts `" + trailer.value("e1") + "`, there are " + count);
        }
        return trailer.value("e2").equals(reference)
                ? Optional.empty()
                : Optional.of(
                        trailer.tag() + " repeats `" + trailer.value("e2") + "`, the header says `" + reference + "`");
    }

    static Fault fault(String mismatch) {
        return new Fault(
                "edi.trailer",
                mismatch,
                "let the sender send it again; where its counters are known to be wrong, say `trailers: ignored`");
    }

    static Fault missing(String tag) {
        return new Fault("edi.trailer", "there is no " + tag, "half a file, it seems: let the sender send it again");
    }
}
