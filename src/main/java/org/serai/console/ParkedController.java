package org.serai.console;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.serai.explain.Explanation;
import org.serai.explain.Explanations;
import org.serai.parked.Cause;
import org.serai.parked.ParkedItem;
import org.serai.parked.Selection;
import org.serai.parked.Shelves;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What stopped: parked documents, webhooks, replies and callbacks, then messages; one by one, or by cause. */
@RestController
@RequestMapping(path = "/api/v1/parked", produces = MediaType.APPLICATION_JSON_VALUE)
class ParkedController {
    static final int MOST = 500;
    private final Shelves shelves;
    private final Explanations explanations;

    ParkedController(Shelves shelves, Explanations explanations) {
        this.shelves = shelves;
        this.explanations = explanations;
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
        Shelves.Page page = shelves.list(caller.tenant(), new Selection(cause, source, null, most), cursor);
        return Page.json(page.items().stream().map(ParkedController::tree).toList(), page.next());
    }

    @GetMapping("/causes")
    byte[] causes(@RequestAttribute(Caller.ATTRIBUTE) Caller caller) {
        caller.needs("read");
        return Page.json(
                shelves.causes(caller.tenant()).stream().map(this::tree).toList(), null);
    }

    private Map<String, Object> tree(Cause cause) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("cause", cause.code());
        tree.put("kind", cause.kind());
        tree.put("count", cause.count());
        tree.put("oldest", cause.oldest().toString());
        tree.put("newest", cause.newest().toString());
        tree.put("example", Map.of("id", cause.example().toString(), "message", cause.message()));
        explanations.find(cause.code()).map(Explanation::toTree).ifPresent(explained -> {
            tree.put("meaning", explained.get("meaning"));
            tree.put("advice", explained.get("remedy"));
        });
        return tree;
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
        if (item.payload().length > 0) {
            tree.put("payload", new String(item.payload(), StandardCharsets.UTF_8));
        }
        if (item.payload().length >= ParkedItem.SHOWN_BYTES) {
            tree.put("payloadCut", true);
        }
        return tree;
    }
}
