package org.serai.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Tree;
import org.serai.json.Json;
import org.serai.parked.ParkedItem;
import org.serai.parked.Prospect;
import org.serai.parked.Replay;
import org.serai.parked.Selection;
import org.serai.parked.Shelves;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Lets what stopped go on. With {@code dryRun} it says what that would do; with the ids of a plan it does no more than that. */
@RestController
class ReplayController {
    private final Shelves shelves;
    private final Replay replay;

    ReplayController(Shelves shelves, Replay replay) {
        this.shelves = shelves;
        this.replay = replay;
    }

    @PostMapping(path = "/api/v1/parked/replay", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] replay(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller, @RequestBody(required = false) byte @Nullable [] body) {
        caller.needs("operate");
        Tree wish = Tree.of(body == null ? Map.of() : Json.parseObject(body));
        Chosen chosen = wish.has("ids") ? named(wish) : filtered(caller, wish);
        boolean isDryRun = wish.text("dryRun").filter("true"::equals).isPresent();
        List<Prospect> items = isDryRun
                ? replay.plan(caller.tenant(), chosen.ids)
                : replay.replay(new Replay.Wish(caller.tenant(), caller.holder(), chosen.ids, filter(wish)));
        return Json.bytes(answer(items, isDryRun, chosen.next));
    }

    private record Chosen(List<UUID> ids, @Nullable String next) {}

    private static Chosen named(Tree wish) {
        List<UUID> ids = wish.items("ids").stream()
                .map(id -> id(String.valueOf(id.node())))
                .distinct()
                .toList();
        if (ids.size() > ParkedController.MOST) {
            throw invalid("`ids` holds more than " + ParkedController.MOST, "hand them in in several calls");
        }
        return new Chosen(ids, null);
    }

    private Chosen filtered(Caller caller, Tree wish) {
        var selection = new Selection(
                wish.text("cause").orElse(null), wish.text("source").orElse(null), null, ParkedController.MOST);
        Shelves.Page page =
                shelves.list(caller.tenant(), selection, wish.text("cursor").orElse(null));
        return new Chosen(page.items().stream().map(ParkedItem::id).toList(), page.next());
    }

    /** By what the ids of a plan were found, for the record. */
    private static Map<String, Object> filter(Tree wish) {
        Map<String, Object> filter = new LinkedHashMap<>();
        List.of("cause", "source").forEach(field -> wish.text(field).ifPresent(value -> filter.put(field, value)));
        return filter;
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw invalid("`" + text + "` is no id of anything that stopped", "list them at /api/v1/parked");
        }
    }

    private static ApiException invalid(String message, String advice) {
        return new ApiException(400, "parameter.invalid", message, advice);
    }

    private static Map<String, Object> answer(List<Prospect> items, boolean isDryRun, @Nullable String next) {
        long replays = items.stream().filter(Prospect::replays).count();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("dryRun", isDryRun);
        answer.put("matched", items.size());
        answer.put("replays", replays);
        answer.put("replayed", isDryRun ? 0 : replays);
        answer.put("outcomes", outcomes(items));
        answer.put("items", items.stream().map(Prospect::toTree).toList());
        answer.put("next", next);
        return answer;
    }

    private record Group(String outcome, @Nullable String reason) {
        static Group of(Prospect item) {
            return new Group(item.outcome().word(), item.reasonCode().orElse(null));
        }
    }

    /** How many of each outcome and reason, in the order in which they first come. */
    private static List<Map<String, Object>> outcomes(List<Prospect> items) {
        return items.stream()
                .map(Group::of)
                .collect(Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(group -> outcome(group.getKey(), group.getValue()))
                .toList();
    }

    private static Map<String, Object> outcome(Group group, long count) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("outcome", group.outcome);
        if (group.reason != null) {
            tree.put("reason", group.reason);
        }
        tree.put("count", count);
        return tree;
    }
}
