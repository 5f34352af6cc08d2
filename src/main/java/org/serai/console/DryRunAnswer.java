package org.serai.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.DocumentException;
import org.serai.canonical.Event;
import org.serai.canonical.Reason;
import org.serai.canonical.TenantId;
import org.serai.flow.DryRun;
import org.serai.flow.Rehearsed;
import org.serai.ingress.Delivery;
import org.serai.ingress.DocumentDoor;
import org.serai.ingress.Preview;
import org.serai.outbox.Rehearsal;
import org.serai.policy.Verdict;

/** What a document would lead to: one item an event and flow, and what would be parked. Nothing is stored or sent. */
final class DryRunAnswer {
    private static final Reason NO_FLOW = new Reason("flow.none", "no flow waits for this type of event");
    private final Preview preview;
    private final DryRun flows;
    private final Rehearsal rehearsal;

    DryRunAnswer(Preview preview, DryRun flows, Rehearsal rehearsal) {
        this.preview = preview;
        this.flows = flows;
        this.rehearsal = rehearsal;
    }

    Map<String, Object> of(TenantId tenant, DocumentDoor.Document document) {
        List<Map<String, Object>> items = new ArrayList<>();
        List<Map<String, Object>> parked = new ArrayList<>();
        reading(parked, () -> {
            for (Delivery one : preview.split(tenant, document)) {
                reading(parked, () -> preview.read(one).forEach(event -> items.addAll(items(event))));
            }
        });
        return Map.of("items", items, "parked", parked);
    }

    /** What cannot be read is told; what stands beside it in a batch is read all the same. */
    private static void reading(List<Map<String, Object>> parked, Runnable reading) {
        try {
            reading.run();
        } catch (DocumentException unreadable) {
            parked.add(Map.of(
                    "code",
                    unreadable.code(),
                    "pointer",
                    unreadable.where(),
                    "message",
                    String.valueOf(unreadable.getMessage())));
        }
    }

    private List<Map<String, Object>> items(Event event) {
        Map<Object, Rehearsal.Outcome> outcomes = new LinkedHashMap<>();
        Rehearsed run = flows.run(event, message -> {
            Rehearsal.Outcome outcome = rehearsal.judge(message);
            outcomes.put(message.id(), outcome);
            return outcome.verdict();
        });
        if (run.flows() == 0) {
            return List.of(item(event, verdict("refuse", NO_FLOW), null));
        }
        return run.submitted().stream()
                .map(submitted -> {
                    Rehearsal.Outcome outcome = outcomes.get(submitted.message().id());
                    return item(
                            event,
                            tree(submitted.verdict()),
                            outcome == null || outcome.request() == null
                                    ? null
                                    : outcome.request().body());
                })
                .toList();
    }

    private static Map<String, Object> item(
            Event event, Map<String, Object> verdict, @Nullable Map<String, Object> message) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("event", event.toCloudEvent());
        item.put("verdict", verdict);
        item.put("message", message);
        return item;
    }

    private static Map<String, Object> tree(Verdict verdict) {
        return verdict.fold(
                admit -> verdict("admit", null),
                defer -> verdict("defer", defer.reason()),
                refuse -> verdict("refuse", refuse.reason()));
    }

    private static Map<String, Object> verdict(String outcome, @Nullable Reason reason) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("outcome", outcome);
        tree.put("reason", reason == null ? null : reason.code());
        if (reason != null) {
            tree.put("text", reason.text());
        }
        return tree;
    }
}
