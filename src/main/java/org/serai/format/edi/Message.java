package org.serai.format.edi;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.serai.format.Entry;
import org.serai.format.edi.Segment.Fault;
import org.serai.format.edi.Witness.Refused;

/** A message that is open: gives its entries as soon as they are whole. */
final class Message {
    private final MessageRule rule;
    private final String name;
    private final Map<String, Object> around;
    private final Consumer<Entry> out;
    private final Witness witness;
    private final Wrapping wrapping;
    private final String reference;
    private Piece piece;
    private Map<String, Object> head = Map.of();
    private @Nullable Piece first;
    private Segment last;
    private int parts;
    private int segments = 1;

    /** @param around what the tree says of interchange, group and message */
    Message(Segment header, String reference, Opened opened, Consumer<Entry> out) {
        this.rule = opened.rule();
        this.name = opened.name();
        this.around = opened.around();
        this.out = out;
        this.witness = opened.witness();
        this.reference = reference;
        this.last = header;
        this.wrapping = opened.wrapping();
        this.piece = new Piece(name, header.line(), rule.outline(), head, wrapping);
        piece.show(header);
    }

    /** What is known when a message begins. */
    record Opened(String name, MessageRule rule, Map<String, Object> around, Wrapping wrapping, Witness witness) {}

    void add(Segment segment) {
        segments++;
        last = segment;
        if (!segment.isLost() && segment.tag().equals(rule.each())) {
            nextPart(segment);
        }
        piece.add(segment, segments);
    }

    /** A message whose head cannot be read stays one piece: no part of it would be whole. */
    private void nextPart(Segment segment) {
        if (parts == 0 && !piece.isSound()) {
            return;
        }
        if (parts == 0) {
            head = piece.content();
            first = piece;
        } else {
            give(null);
        }
        parts++;
        piece = new Piece(name + ", " + rule.each() + " " + parts, segment.line(), rule.outline(), head, wrapping);
        if (first != null) {
            piece.begin(first);
        }
    }

    /** @param checked whether a trailer that counts otherwise stops the message; parts that were given stay given */
    void end(Segment trailer, boolean checked) {
        segments++;
        Optional<Fault> fault =
                checked ? Trailer.mismatch(trailer, segments, reference).map(Trailer::fault) : Optional.empty();
        if (fault.isEmpty() || parts == 0) {
            fault.ifPresent(cause -> piece.fail(trailer, segments, cause));
            give(parts == 0 ? trailer : null);
        } else {
            give(null);
            piece = new Piece(name, trailer.line(), Outline.FLAT, Map.of(), wrapping);
            piece.show(trailer);
            piece.isBroken();
            piece.fail(trailer, segments, fault.get());
            give(null);
        }
    }

    /** It stops where its last segment stands. */
    void breakOff(Fault cause) {
        piece.fail(last, segments, cause);
        piece.isBroken();
        give(null);
    }

    /** @param trailer null where it counts more than the piece, or there is none */
    private void give(@Nullable Segment trailer) {
        var tree = new LinkedHashMap<>(around);
        tree.put("part", Math.max(1, parts));
        Refused refused = piece.refused();
        if (refused != null) {
            witness.refused(refused);
        }
        out.accept(piece.entry(tree, reference, trailer));
    }
}
