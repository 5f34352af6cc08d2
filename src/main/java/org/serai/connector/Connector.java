package org.serai.connector;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.DocumentException;
import org.serai.canonical.Sha256;
import org.serai.format.Format;
import org.serai.format.Formats;
import org.serai.json.Json;
import org.serai.json.JsonException;

/** One connector folder as it was loaded. Immutable, for any number of threads; it never calls out. */
public final class Connector {
    private final Descriptor descriptor;
    private final @Nullable Verification verification;
    private final EventMaker maker;

    Connector(Descriptor descriptor, @Nullable Verification verification, EventMaker maker) {
        this.descriptor = descriptor;
        this.verification = verification;
        this.maker = maker;
    }

    public ConnectorName name() {
        return descriptor.name();
    }

    public Descriptor descriptor() {
        return descriptor;
    }

    /** How the system writes its documents down, several in one stream perhaps. JSON, one, where the descriptor says nothing. */
    public Format format() {
        return descriptor.format() == null ? Formats.JSON : descriptor.format();
    }

    /** True where the route {@code <name>-fetch} is to be asked before this type of document can be mapped. */
    public boolean fetches(@Nullable String documentType) {
        return documentType != null
                && descriptor.rule(documentType).map(DocumentRule::fetch).orElse(false);
    }

    /** The system's own word for the kind of document; empty where it does not say. */
    public Optional<String> documentType(Headers headers, @Nullable Object document) {
        return read(descriptor.naming().documentType(), headers, document);
    }

    /** The system's own id of the delivery, else the SHA-256 of the body: the same delivery has the same id every time. */
    public String deliveryId(Headers headers, byte[] body, @Nullable Object document) {
        return read(descriptor.naming().deliveryId(), headers, document).orElseGet(() -> Sha256.hex(body));
    }

    private static Optional<String> read(@Nullable Part part, Headers headers, @Nullable Object document) {
        return part == null ? Optional.empty() : part.read(headers, document);
    }

    /**
     * The documents a body brings: itself, or where the descriptor says {@code split}, each of its batch. Never empty.
     *
     * @throws DocumentException {@code document.too-large} for more than 1,000 of them
     */
    public List<byte[]> documents(byte[] body) {
        WebhookDoor door = descriptor.webhook();
        return door == null || door.batch() == null
                ? List.of(body)
                : door.batch().documents(body);
    }

    /**
     * What a body brings, in its order: read by the connector's format, else taken apart as {@link #documents} says. Empty
     * where the format finds nothing in it.
     *
     * @throws DocumentException {@code document.too-large} for more than 1,000 of them
     */
    public List<Piece> pieces(byte[] body) {
        if (descriptor.format() == null) {
            return documents(body).stream().map(Piece::whole).toList();
        }
        var pieces = new ArrayList<Piece>();
        descriptor.format().read(new ByteArrayInputStream(body)).forEachRemaining(entry -> {
            Batch.checkSize(pieces.size() + 1, entry.position());
            pieces.add(Piece.of(entry));
        });
        return List.copyOf(pieces);
    }

    /** Never throws: of a body nobody can read, only headers and hash can be said. It is read only where it must be asked. */
    public Envelope envelope(Headers headers, byte[] body) {
        Object document = descriptor.naming().asksDocument() ? readable(body) : null;
        return new Envelope(
                deliveryId(headers, body, document),
                documentType(headers, document).orElse(null),
                headers.only(descriptor.keptHeaders()),
                tenant(document).orElse(null));
    }

    private static @Nullable Object readable(byte[] body) {
        try {
            return Json.parse(body);
        } catch (JsonException unreadable) {
            // it is kept all the same, and parked when it is mapped
            return null;
        }
    }

    /** The tenant a document names, for connectors whose documents do ({@code source.tenant}). */
    public Optional<String> tenant(@Nullable Object document) {
        return read(descriptor.naming().tenant(), Headers.ofSingle(Map.of()), document);
    }

    /** @throws DocumentException {@code document.unreadable} when the bytes are no JSON within the bounds */
    public @Nullable Object read(byte[] body) {
        try {
            return Json.parse(body);
        } catch (JsonException unreadable) {
            throw new DocumentException(
                    "document.unreadable",
                    "",
                    "not JSON at " + unreadable.place() + ": " + unreadable.getMessage(),
                    "the system must send JSON in UTF-8, at most 500 levels deep");
        }
    }

    /** What a system is told that only asks whether somebody is there; it brings nothing, so it need prove nothing. */
    public Optional<Greeting> greeting(String method, String url) {
        return handshake().flatMap(handshake -> handshake.unsigned(method, url));
    }

    /** What a system is told whose verified body is a challenge. */
    public Optional<Greeting> greeting(byte[] verified) {
        return handshake().flatMap(handshake -> handshake.signed(verified));
    }

    private Optional<Handshake> handshake() {
        return Optional.ofNullable(descriptor.webhook()).map(WebhookDoor::handshake);
    }

    /** Asks nobody but the request itself. {@code settings} gives the tenant's value of a setting or secret. */
    public VerifyResult verify(SignedRequest request, Function<String, Optional<String>> settings, Clock realClock) {
        return verification == null
                ? VerifyResult.refused("connector.no-door", descriptor.name() + " takes no webhooks")
                : new Verifier(verification, this::documents).verify(request, settings, realClock);
    }

    /**
     * The request with the proof that {@link #verify} wants, signed now with the first live secret: for whoever plays the
     * system. A connector without a door gets it back as it is.
     */
    public SignedRequest sign(SignedRequest request, Function<String, Optional<String>> settings, Clock realClock) {
        return verification == null
                ? request
                : new Signer(verification, new Verifier(verification, this::documents))
                        .sign(request, settings, realClock);
    }

    /**
     * The events a document gives. Pure: the same document gives the same events.
     *
     * @throws DocumentException when it must be parked; {@code where} points into the document, for {@code schema.invalid}
     *     into what the mapping made
     */
    public Mapped map(SourceDocument document, TenantFacts tenant) {
        return maker.make(descriptor, document, tenant);
    }
}
