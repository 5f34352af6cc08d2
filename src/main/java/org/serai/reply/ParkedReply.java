package org.serai.reply;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.CustomerReply;
import org.serai.canonical.CustomerReplyReader;
import org.serai.canonical.SeraiException;
import org.serai.json.Json;
import org.serai.parked.ParkedItem;

/** A reply whose flow failed, as a parked item and back. */
final class ParkedReply {
    static final String KIND = "reply";
    private static final String ORIGIN = "origin";

    private ParkedReply() {}

    static ParkedItem of(CustomerReply reply, String code, RuntimeException broken, Instant now) {
        String name = KIND + "/" + reply.tenant() + "/" + reply.messageId();
        boolean isKnown = broken instanceof SeraiException;
        return new ParkedItem(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                reply.tenant().value(),
                "whatsapp",
                KIND,
                code,
                "",
                isKnown
                        ? String.valueOf(broken.getMessage())
                        : "unexpected " + broken.getClass().getSimpleName(),
                isKnown ? ((SeraiException) broken).advice() : "mend the reply flow, then replay",
                reply.eventId(),
                "reply.received.v1",
                headers(reply),
                Json.bytes(reply.toCloudEvent()),
                now);
    }

    static CustomerReply read(ParkedItem item) {
        String origin = item.headers().get(ORIGIN);
        return CustomerReplyReader.read(
                Json.parseObject(item.payload()), origin == null ? null : new ConnectorName(origin));
    }

    private static Map<String, String> headers(CustomerReply reply) {
        var headers = new LinkedHashMap<String, String>();
        if (reply.origin() != null) {
            headers.put(ORIGIN, reply.origin().value());
        }
        return headers;
    }
}
