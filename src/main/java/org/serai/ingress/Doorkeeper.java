package org.serai.ingress;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.DocumentException;
import org.serai.canonical.Reason;
import org.serai.canonical.SeraiException;
import org.serai.connector.Greeting;
import org.serai.connector.Headers;
import org.serai.connector.Piece;
import org.serai.connector.SignedRequest;
import org.serai.connector.WebhookDoor;
import org.serai.ingress.Consignment.Tally;
import org.serai.ingress.Consignment.Unloaded;
import org.serai.parked.ParkedItem;

/** Looks at what is handed in, from outside to inside: who, of which kind, how large, signed by whom. Then it is taken. */
final class Doorkeeper implements DocumentDoor {
    private final Bindings bindings;
    private final Admission admission;
    private final IngressDoor door;
    private final Strangers strangers;
    private final Sources sources;
    private final Unloader unloader;
    private final Clock clock;
    private final Clock realClock;

    Doorkeeper(
            Bindings bindings,
            Admission admission,
            IngressDoor door,
            Strangers strangers,
            Sources sources,
            Unloader unloader,
            Clock clock,
            Clock realClock) {
        this.bindings = bindings;
        this.admission = admission;
        this.door = door;
        this.strangers = strangers;
        this.sources = sources;
        this.unloader = unloader;
        this.clock = clock;
        this.realClock = realClock;
    }

    /** What came over HTTP. */
    record Request(
            String method,
            String url,
            Headers headers,
            @Nullable String contentType,
            BodyReader body) {}

    @FunctionalInterface
    interface BodyReader {
        /** Empty when there is more than {@code limit} bytes. */
        Optional<byte[]> read(int limit) throws IOException;
    }

    /** For a request that brings no document; empty where this door has nothing to say to it. */
    Optional<Greeting> greeting(String tenant, String connector, Request request) {
        return bindings.find(tenant, connector).flatMap(bound -> greeting(bound, request));
    }

    private static Optional<Greeting> greeting(Bound bound, Request request) {
        return bound.connector().greeting(request.method(), request.url());
    }

    Answer receive(String tenant, String connector, Request request) throws IOException {
        Optional<Bound> bound = bindings.find(tenant, connector);
        WebhookDoor webhook =
                bound.map(b -> b.connector().descriptor().webhook()).orElse(null);
        if (bound.isEmpty() || webhook == null) {
            return Answer.refused(
                    404, "connector.unknown", "no such door", "see which connectors the tenant's file binds");
        }
        Optional<Greeting> greeting = greeting(bound.get(), request);
        if (greeting.isPresent()) {
            return new Answer.Greeted(greeting.get());
        }
        Optional<Refusal> busy = admission.refusal(bound.get().tenant().id());
        return busy.isPresent() ? new Answer.Refused(busy.get()) : read(bound.get(), webhook, request);
    }

    private Answer read(Bound bound, WebhookDoor webhook, Request request) throws IOException {
        if (isPing(webhook.ping(), request)) {
            return new Answer.Greeted(Greeting.EMPTY);
        }
        if (!takes(webhook, request.contentType())) {
            return Answer.refused(
                    415, "document.wrong-type", "this door takes " + webhook.contentTypes(), "send one of them");
        }
        Optional<byte[]> body = request.body().read(webhook.maxBytes());
        return body.isPresent()
                ? verify(bound, request, body.get())
                : Answer.refused(
                        413,
                        "document.too-large",
                        "more than " + webhook.maxBytes() + " bytes",
                        "send less, or raise max-bytes in connector.yaml");
    }

    private Answer verify(Bound bound, Request request, byte[] body) {
        SignedRequest signed = new SignedRequest(request.method(), request.url(), request.headers(), body);
        try {
            return bound.connector()
                    .verify(signed, bound.binding()::value, realClock)
                    .fold(ok -> verified(bound, request.headers(), body), no -> unproved(no.reason()));
        } catch (DocumentException no) {
            int status = no.code().equals(HandIn.OTHER_TENANT) ? 403 : 413;
            return Answer.refused(status, no.code(), String.valueOf(no.getMessage()), no.advice());
        }
    }

    /** The sender learns which rule it broke, not what would have kept it. */
    private static Answer unproved(Reason reason) {
        return reason.code().startsWith("timestamp.")
                ? Answer.refused(401, reason.code(), "the time of the signature does not fit", "check the clocks")
                : Answer.refused(401, reason.code(), "the signature does not fit", "check the secret on both sides");
    }

    private Answer verified(Bound bound, Headers headers, byte[] body) {
        return bound.connector()
                .greeting(body)
                .<Answer>map(Answer.Greeted::new)
                .orElseGet(() -> Answer.taken(take(new HandIn(bound, headers, null, null, clock.instant()), body)));
    }

    @Override
    public List<String> accept(Document document) {
        return take(handIn(document), document.body());
    }

    @Override
    public List<String> acceptTree(Document document) {
        HandIn handIn = handIn(document);
        return take(
                handIn,
                handIn.bound().connector().documents(document.body()).stream()
                        .map(Piece::whole)
                        .toList());
    }

    private HandIn handIn(Document document) {
        String tenant = tenant(document);
        Bound bound = bindings.find(tenant, document.connector().value())
                .orElseThrow(() -> new SeraiException(
                        "connector.unknown",
                        document.connector().value(),
                        "tenant " + tenant + " binds no connector " + document.connector(),
                        "bind it in the tenant's file"));
        return new HandIn(
                bound, Headers.ofSingle(document.headers()), document.type(), document.deliveryId(), clock.instant());
    }

    @Override
    public void park(Document document, SeraiException cause) {
        String named = tenant(document);
        strangers.park(bindings.isTenant(named) ? named : ParkedItem.NOBODY, document, cause);
    }

    @Override
    public Tally unload(Consignment consignment, InputStream bytes, Consumer<Unloaded> told) {
        return unloader.unload(consignment, bytes, told);
    }

    @Override
    public List<Map<String, Object>> receipts(Consignment consignment, InputStream bytes) {
        return unloader.receipts(consignment, bytes);
    }

    /** Whose it is: as the door was told, else as the document says. */
    private String tenant(Document document) {
        if (document.tenant() != null) {
            return document.tenant().value();
        }
        return bindings.connector(document.connector())
                .map(connector -> connector
                        .envelope(Headers.ofSingle(document.headers()), document.body())
                        .tenant())
                .orElse("");
    }

    private List<String> take(HandIn handIn, byte[] body) {
        return take(handIn, handIn.bound().connector().pieces(body));
    }

    /** Each piece is a delivery of its own; broken off on the way, the same body is taken again without harm. */
    private List<String> take(HandIn handIn, List<Piece> pieces) {
        var eventIds = new ArrayList<String>();
        for (Delivery delivery : handIn.deliveries(pieces)) {
            door.accept(delivery);
            sources.hear(delivery);
            eventIds.add(delivery.eventId());
        }
        return List.copyOf(eventIds);
    }

    /** Told by its content type first: a body can be read only once. */
    private static boolean isPing(WebhookDoor.@Nullable Ping ping, Request request) throws IOException {
        return ping != null
                && ping.contentType().equals(media(request.contentType()))
                && request.body()
                        .read(WebhookDoor.Ping.MAX_BYTES)
                        .filter(ping::isIn)
                        .isPresent();
    }

    private static boolean takes(WebhookDoor webhook, @Nullable String contentType) {
        return webhook.contentTypes().isEmpty() || webhook.contentTypes().contains(media(contentType));
    }

    private static String media(@Nullable String contentType) {
        return contentType == null ? "" : contentType.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
    }
}
