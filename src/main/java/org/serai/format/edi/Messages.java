package org.serai.format.edi;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.serai.format.Entry;
import org.serai.format.edi.Segment.Fault;

/** The entries of a stream, one message or one of its groups in memory. */
final class Messages implements Iterator<Entry> {
    private final SegmentReader segments;
    private final EdiFormat format;
    private final Witness witness;
    private final Envelopes envelopes = new Envelopes();
    private final Deque<Entry> ready = new ArrayDeque<>();
    private @Nullable Message message;
    private int count;
    private boolean isOver;

    Messages(SegmentReader segments, EdiFormat format, Witness witness) {
        this.segments = segments;
        this.format = format;
        this.witness = witness;
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && !isOver) {
            take(segments.next());
        }
        return !ready.isEmpty();
    }

    @Override
    public Entry next() {
        if (!hasNext()) {
            throw new NoSuchElementException("there is no entry behind the last one");
        }
        return ready.remove();
    }

    private void take(@Nullable Segment segment) {
        Dialect dialect = segments.dialect();
        if (segment == null) {
            isOver = true;
            close(dialect == null ? Syntax.EDIFACT : dialect.syntax());
        } else if (dialect == null) {
            lost(segment);
        } else {
            take(segment, dialect.syntax());
        }
    }

    private void take(Segment segment, Syntax syntax) {
        switch (syntax.frame(segment.tag())) {
            case INTERCHANGE -> begin(segment, syntax);
            case GROUP -> beginGroup(segment, syntax);
            case MESSAGE -> open(segment, syntax);
            case MESSAGE_END -> end(segment);
            case GROUP_END ->
                envelopes.endGroup(segment).filter(f -> format.checksTrailers()).ifPresent(f -> spoil(segment, f));
            case INTERCHANGE_END -> endInterchange(segment, syntax);
            case NONE -> inside(segment);
        }
    }

    private void begin(Segment header, Syntax syntax) {
        close(syntax);
        envelopes.begin(syntax, header);
        witness.interchange(syntax, envelopes.facts("interchange"));
    }

    private void beginGroup(Segment header, Syntax syntax) {
        envelopes.beginGroup(syntax, header);
        witness.group(envelopes.facts("group"));
    }

    private void open(Segment header, Syntax syntax) {
        breakOff(syntax);
        if (header.fault() != null || !envelopes.isOpen()) {
            inside(header);
            return;
        }
        count++;
        envelopes.holdsMessage();
        Map<String, Object> facts = Facts.message(syntax, header);
        witness.message(facts);
        var around = new LinkedHashMap<>(envelopes.around());
        around.put("message", facts);
        var opened = new Message.Opened(
                "message " + count, format.rule(String.valueOf(facts.get("type"))), around, wrapping(), witness);
        message = new Message(header, header.value(syntax.reference(Syntax.Frame.MESSAGE)), opened, ready::add);
    }

    private Wrapping wrapping() {
        return new Wrapping(Objects.requireNonNull(segments.dialect()), envelopes.headers());
    }

    private void inside(Segment segment) {
        if (message != null) {
            message.add(segment);
        } else {
            Fault fault = segment.fault();
            spoil(segment, fault == null ? outside() : fault);
        }
    }

    private static Fault outside() {
        return new Fault("edi.segment", "this segment belongs to no message", "let the sender send it in one");
    }

    private void end(Segment trailer) {
        if (message == null || trailer.fault() != null) {
            inside(trailer);
            return;
        }
        message.end(trailer, format.checksTrailers());
        message = null;
    }

    private void endInterchange(Segment trailer, Syntax syntax) {
        breakOff(syntax);
        envelopes.end(trailer).filter(fault -> format.checksTrailers()).ifPresent(fault -> spoil(trailer, fault));
    }

    /** A message without a trailer, or an interchange without one, may be half of it. */
    private void close(Syntax syntax) {
        boolean told = breakOff(syntax);
        Fault fault = Trailer.missing(syntax.tag(Syntax.Frame.INTERCHANGE_END));
        Optional<Segment> header = envelopes.abandon();
        header.ifPresent(abandoned -> witness.spoilt(fault));
        header.filter(abandoned -> !told).ifPresent(abandoned -> tell(abandoned, fault));
    }

    private boolean breakOff(Syntax syntax) {
        if (message == null) {
            return false;
        }
        message.breakOff(Trailer.missing(syntax.tag(Syntax.Frame.MESSAGE_END)));
        message = null;
        return true;
    }

    /** Nothing behind it can be told apart until the next interchange. */
    private void lost(Segment segment) {
        Fault fault = segment.fault() == null ? outside() : segment.fault();
        if (message != null) {
            message.add(segment);
            message.breakOff(fault);
            message = null;
            witness.spoilt(fault);
        } else {
            spoil(segment, fault);
        }
        envelopes.forget();
    }

    private void spoil(Segment segment, Fault fault) {
        witness.spoilt(fault);
        tell(segment, fault);
    }

    private void tell(Segment segment, Fault fault) {
        String position = (count == 0 ? "" : "behind message " + count + ", ") + "line " + segment.line();
        ready.add(fault.entry(position, segment.text(), null));
    }
}
