package org.serai.reply;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Tree;
import org.serai.canonical.Wamid;
import org.serai.webhook.events.InboundReceived;

/** Puts every type of inbound message into words a business system can keep. Source: Meta, inbound messages. */
final class UtteranceReader {
    private static final Map<String, Function<Tree, Utterance>> READERS = Map.ofEntries(
            Map.entry("text", message -> words("text", message.text("text", "body"), message)),
            Map.entry("button", UtteranceReader::button),
            Map.entry("interactive", UtteranceReader::interactive),
            Map.entry("image", message -> media("image", message)),
            Map.entry("video", message -> media("video", message)),
            Map.entry("audio", message -> media("audio", message)),
            Map.entry("document", message -> media("document", message)),
            Map.entry("sticker", message -> media("sticker", message)),
            Map.entry("location", message -> words("location", location(message.at("location")), message)),
            Map.entry("contacts", message -> words("contacts", contacts(message), message)),
            Map.entry("order", message -> words("order", order(message.at("order")), message)),
            Map.entry("reaction", UtteranceReader::reaction));

    private UtteranceReader() {}

    static Utterance read(InboundReceived inbound) {
        Tree message = Tree.of(inbound.message());
        return READERS.getOrDefault(
                        inbound.type(), other -> words("unsupported", other.text(inbound.type(), "body"), other))
                .apply(message);
    }

    private static Utterance button(Tree message) {
        return new Utterance(
                "button",
                message.text("button", "text").orElse(null),
                message.text("button", "payload").orElse(null),
                null,
                quoted(message));
    }

    private static Utterance interactive(Tree message) {
        Tree interactive = message.at("interactive");
        String type = interactive.text("type").orElse("").toLowerCase(Locale.ROOT);
        Tree reply = interactive.at(type);
        Optional<String> text = type.equals("nfm_reply") ? form(reply) : reply.text("title");
        return new Utterance("interactive", text.orElse(null), reply.text("id").orElse(null), null, quoted(message));
    }

    /** A filled form: its summary, then its values as the JSON text WhatsApp gives. */
    private static Optional<String> form(Tree reply) {
        return lines(Stream.concat(reply.text("body").stream(), reply.text("response_json").stream()));
    }

    private static Utterance media(String type, Tree message) {
        Tree media = message.at(type);
        var reference = new LinkedHashMap<String, Object>();
        media.text("id").ifPresent(id -> reference.put("id", id));
        media.text("mime_type").ifPresent(mime -> reference.put("mime", mime));
        media.text("sha256").ifPresent(sha256 -> reference.put("sha256", sha256));
        media.text("filename").ifPresent(name -> reference.put("filename", name));
        return new Utterance("media", media.text("caption").orElse(null), null, reference, quoted(message));
    }

    private static Utterance reaction(Tree message) {
        return new Utterance(
                "reaction",
                message.text("reaction", "emoji").orElse(null),
                null,
                null,
                wamid(message.text("reaction", "message_id")));
    }

    private static Utterance words(String kind, Optional<String> text, Tree message) {
        return new Utterance(kind, text.orElse(null), null, null, quoted(message));
    }

    private static Optional<String> location(Tree location) {
        Optional<String> point = location.text("latitude")
                .flatMap(lat -> location.text("longitude").map(lon -> lat + ", " + lon));
        return lines(Stream.of(location.text("name"), location.text("address"), point, location.text("url"))
                .flatMap(Optional::stream));
    }

    private static Optional<String> contacts(Tree message) {
        return lines(message.items("contacts").stream().map(card -> {
            String phones = card.items("phones").stream()
                    .flatMap(phone -> phone.text("phone").stream())
                    .collect(Collectors.joining(", "));
            return card.text("name", "formatted_name").orElse("") + (phones.isEmpty() ? "" : ": " + phones);
        }));
    }

    private static Optional<String> order(Tree order) {
        Stream<String> products = order.items("product_items").stream()
                .map(item -> item.text("quantity").orElse("1") + " x "
                        + item.text("product_retailer_id").orElse("?"));
        return lines(Stream.concat(products, order.text("text").stream()));
    }

    private static Optional<String> lines(Stream<String> lines) {
        List<String> all = lines.filter(line -> !line.isBlank()).toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", all));
    }

    private static @Nullable Wamid quoted(Tree message) {
        return wamid(message.text("context", "id"));
    }

    private static @Nullable Wamid wamid(Optional<String> text) {
        return text.map(Wamid::new).orElse(null);
    }
}
