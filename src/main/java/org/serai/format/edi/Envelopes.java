package org.serai.format.edi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.serai.format.edi.Segment.Fault;

/** The interchange that is open, and the group in it, if there is one. */
final class Envelopes {
    private @Nullable Envelope interchange;
    private @Nullable Envelope group;

    boolean isOpen() {
        return interchange != null;
    }

    void begin(Syntax syntax, Segment header) {
        interchange = Envelope.interchange(syntax, header);
        group = null;
    }

    void beginGroup(Syntax syntax, Segment header) {
        if (interchange != null) {
            interchange.holdsOneMore();
        }
        group = Envelope.group(syntax, header);
    }

    /** A group counts its messages, an interchange its groups; one without groups, its messages. */
    void holdsMessage() {
        Envelope holder = group == null ? interchange : group;
        if (holder != null) {
            holder.holdsOneMore();
        }
    }

    /** Of the interchange and the group that are open, the outer first. */
    List<Segment> headers() {
        return Stream.of(interchange, group)
                .filter(Objects::nonNull)
                .map(Envelope::header)
                .toList();
    }

    /** Of the interchange or the group that is open. */
    @SuppressWarnings("unchecked") // nothing else is put there
    Map<String, Object> facts(String name) {
        return (Map<String, Object>) around().getOrDefault(name, Map.of());
    }

    /** What a message's tree says of them. */
    Map<String, Object> around() {
        var around = new LinkedHashMap<String, Object>();
        if (interchange != null) {
            around.put("interchange", interchange.facts());
        }
        if (group != null) {
            around.put("group", group.facts());
        }
        return around;
    }

    Optional<Fault> endGroup(Segment trailer) {
        Envelope ended = group;
        group = null;
        return ended == null ? Optional.empty() : ended.mismatch(trailer);
    }

    Optional<Fault> end(Segment trailer) {
        Envelope ended = interchange;
        forget();
        return ended == null ? Optional.empty() : ended.mismatch(trailer);
    }

    /** Without a trailer: gives the header of the interchange that was open. */
    Optional<Segment> abandon() {
        Envelope ended = interchange;
        forget();
        return Optional.ofNullable(ended).map(Envelope::header);
    }

    void forget() {
        interchange = null;
        group = null;
    }
}
