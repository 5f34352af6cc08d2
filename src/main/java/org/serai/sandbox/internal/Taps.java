package org.serai.sandbox.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the button a customer means: by title or index, under the newest message that has it, or under a named one. */
final class Taps {
    private final House house;

    Taps(House house) {
        this.house = house;
    }

    /** The message is given too, since the answer goes to the number that sent it. */
    record Found(SentMessage message, Tap tap) {}

    /** @throws BadCall naming the buttons there are, when none fits */
    Found find(Customer customer, Node said) {
        String wamid = said.text("wamid");
        if (!said.filled("title") && !said.has("index")) {
            throw new BadCall(
                    "say which button: {\"type\":\"button\",\"title\":\"…\"} or {\"type\":\"button\",\"index\":0}");
        }
        List<SentMessage> messages = candidates(customer, wamid);
        for (SentMessage message : messages) {
            Optional<Rendering.Choice> choice = choice(message, said);
            if (choice.isPresent()) {
                return new Found(message, tap(message, choice.get()));
            }
        }
        List<String> there = messages.stream()
                .limit(5)
                .flatMap(message -> Rendering.choices(message).stream())
                .map(Rendering.Choice::title)
                .toList();
        throw new BadCall(404, "no such button on the phone; the newest messages have " + there);
    }

    private List<SentMessage> candidates(Customer customer, @Nullable String wamid) {
        if (wamid != null) {
            return List.of(
                    house.history().byWamid(wamid).orElseThrow(() -> new BadCall(404, "there is no message " + wamid)));
        }
        Stream<@Nullable SentMessage> sent =
                house.phones().newest(customer, 200).stream().map(Phones.Item::sent);
        return sent.filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .filter(message -> !Rendering.choices(message).isEmpty())
                .toList();
    }

    private static Optional<Rendering.Choice> choice(SentMessage message, Node said) {
        List<Rendering.Choice> choices = Rendering.choices(message);
        if (said.filled("title")) {
            String title = said.text("title", "").strip();
            return choices.stream()
                    .filter(choice -> choice.title().strip().equalsIgnoreCase(title))
                    .findFirst();
        }
        long index = said.number("index", -1);
        return choices.stream().filter(choice -> choice.index() == index).findFirst();
    }

    private static Tap tap(SentMessage message, Rendering.Choice choice) {
        var content = new LinkedHashMap<String, Object>();
        if (choice.kind() == Rendering.Kind.TEMPLATE) {
            content.put("payload", choice.id());
            content.put("text", choice.title());
            return new Tap(message.wamid(), "button", content);
        }
        content.put("id", choice.id());
        content.put("title", choice.title());
        if (!choice.description().isEmpty()) {
            content.put("description", choice.description());
        }
        String reply = choice.kind() == Rendering.Kind.LIST ? "list_reply" : "button_reply";
        Map<String, Object> interactive = new LinkedHashMap<>();
        interactive.put("type", reply);
        interactive.put(reply, content);
        return new Tap(message.wamid(), "interactive", interactive);
    }
}
