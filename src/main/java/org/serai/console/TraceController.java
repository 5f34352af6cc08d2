package org.serai.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.serai.canonical.MessageId;
import org.serai.canonical.Tree;
import org.serai.canonical.Wamid;
import org.serai.ingress.Deliveries;
import org.serai.json.Json;
import org.serai.outbox.MessageFilter;
import org.serai.outbox.Messages;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/** One id of any kind (event id, message id, wamid, order number) and all that came of it. */
@RestController
class TraceController {
    private static final String UUID_SHAPE = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
    private final Deliveries deliveries;
    private final Messages messages;

    TraceController(Deliveries deliveries, Messages messages) {
        this.deliveries = deliveries;
        this.messages = messages;
    }

    @GetMapping(path = "/api/v1/trace/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] trace(@RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable String id) {
        caller.needs("read");
        Map<String, Object> found = delivery(caller, id)
                .or(() -> ofMessages(caller, byMessageId(id)))
                .or(() -> ofMessages(caller, byWamid(caller, id)))
                .or(() -> ofMessages(caller, byBusinessKey(caller, id)))
                .orElseThrow(() -> new ApiException(
                        404,
                        "trace.unknown",
                        "nothing is known by " + id,
                        "a delivery just accepted shows within a second"));
        return Json.bytes(found);
    }

    private Optional<Map<String, Object>> delivery(Caller caller, String id) {
        return deliveries.find(caller.tenant(), id).map(delivery -> {
            List<String> events = Tree.of(delivery).items("events").stream()
                    .flatMap(event -> event.text("id").stream())
                    .toList();
            delivery.put("messages", trees(caller, messages.ofEvents(caller.tenant(), events)));
            return delivery;
        });
    }

    private Optional<Map<String, Object>> ofMessages(Caller caller, List<MessageId> ids) {
        List<Map<String, Object>> trees = trees(caller, ids);
        return trees.isEmpty()
                ? Optional.empty()
                : Optional.of(new LinkedHashMap<>(Map.of("outcome", "handled", "messages", trees)));
    }

    private static List<MessageId> byMessageId(String id) {
        return id.matches(UUID_SHAPE) ? List.of(MessageId.of(id)) : List.of();
    }

    private List<MessageId> byWamid(Caller caller, String id) {
        return id.startsWith("wamid.") ? messages.ofWamid(caller.tenant(), new Wamid(id)) : List.of();
    }

    private List<MessageId> byBusinessKey(Caller caller, String key) {
        MessageFilter filter = new MessageFilter(key, null, null, null, null, 20, null);
        return messages.find(caller.tenant(), filter).items().stream()
                .map(item -> MessageId.of(String.valueOf(item.get("id"))))
                .toList();
    }

    private List<Map<String, Object>> trees(Caller caller, List<MessageId> ids) {
        return ids.stream()
                .flatMap(id -> messages.find(caller.tenant(), id).stream().map(message -> {
                    Map<String, Object> tree = new LinkedHashMap<>(message);
                    tree.put("journey", messages.journey(caller.tenant(), id));
                    return tree;
                }))
                .toList();
    }
}
