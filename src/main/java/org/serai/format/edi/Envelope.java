package org.serai.format.edi;

import java.util.Map;
import java.util.Optional;
import org.serai.format.edi.Segment.Fault;

/** An interchange or a group that is open: what its header said, and how many it holds so far. */
final class Envelope {
    private final Segment header;
    private final String reference;
    private final Map<String, Object> facts;
    private int held;

    private Envelope(Segment header, String reference, Map<String, Object> facts) {
        this.header = header;
        this.reference = reference;
        this.facts = facts;
    }

    static Envelope interchange(Syntax syntax, Segment header) {
        String reference = header.value(syntax.reference(Syntax.Frame.INTERCHANGE));
        return new Envelope(header, reference, Facts.interchange(syntax, header));
    }

    static Envelope group(Syntax syntax, Segment header) {
        String reference = header.value(syntax.reference(Syntax.Frame.GROUP));
        return new Envelope(header, reference, Facts.group(syntax, header));
    }

    Map<String, Object> facts() {
        return facts;
    }

    Segment header() {
        return header;
    }

    void holdsOneMore() {
        held++;
    }

    /** What its trailer says otherwise. */
    Optional<Fault> mismatch(Segment trailer) {
        return Trailer.mismatch(trailer, held, reference).map(Trailer::fault);
    }
}
