package org.serai.console;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Tree;
import org.serai.json.Json;
import org.serai.parked.OpenItems;
import org.serai.parked.ParkedItem;
import org.serai.parked.Replay;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What stopped, and its way back in. A replay with {@code dryRun} only counts. */
@RestController
@RequestMapping(path = "/api/v1/parked", produces = MediaType.APPLICATION_JSON_VALUE)
class ParkedController {
    private static final int MOST = 500;
    private final OpenItems items;
    private final Replay replay;

    ParkedController(OpenItems items, Replay replay) {
        this.items = items;
        this.replay = replay;
    }

    @GetMapping
    byte[] list(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @RequestParam(required = false) @Nullable String cause,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        caller.needs("read");
        int most = Math.max(1, Math.min(limit, MOST));
        List<ParkedItem> found =
                items.list(caller.tenant(), cause, source, cursor == null ? null : UUID.fromString(cursor), most);
        String next =
                found.size() < most ? null : found.get(found.size() - 1).id().toString();
        return Page.json(found.stream().map(ParkedController::tree).toList(), next);
    }

    @PostMapping("/replay")
    byte[] replay(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller, @RequestBody(required = false) byte @Nullable [] body) {
        caller.needs("operate");
        Tree wish = Tree.of(body == null ? Map.of() : Json.parseObject(body));
        List<UUID> ids = wish.has("ids")
                ? wish.items("ids").stream()
                        .map(id -> UUID.fromString(String.valueOf(id.node())))
                        .toList()
                : items
                        .list(
                                caller.tenant(),
                                wish.text("cause").orElse(null),
                                wish.text("source").orElse(null),
                                null,
                                MOST)
                        .stream()
                        .map(ParkedItem::id)
                        .toList();
        boolean isDryRun = wish.text("dryRun").filter("true"::equals).isPresent();
        long replayed = isDryRun
                ? 0
                : ids.stream().filter(id -> replay.replay(caller.tenant(), id)).count();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("matched", ids.size());
        answer.put("replayed", replayed);
        answer.put("dryRun", isDryRun);
        return Json.bytes(answer);
    }

    private static Map<String, Object> tree(ParkedItem item) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", item.id().toString());
        tree.put("source", item.source());
        tree.put("kind", item.kind());
        tree.put("cause", item.cause());
        tree.put("pointer", item.pointer());
        tree.put("message", item.message());
        tree.put("advice", item.advice());
        tree.put("eventId", item.eventId());
        tree.put("documentType", item.documentType());
        tree.put("parkedAt", item.parkedAt().toString());
        tree.put("payload", new String(item.payload(), StandardCharsets.UTF_8));
        if (item.payload().length >= OpenItems.SHOWN_BYTES) {
            tree.put("payloadCut", true);
        }
        return tree;
    }
}
