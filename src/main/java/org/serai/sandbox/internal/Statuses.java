package org.serai.sandbox.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.serai.cloudapi.CloudApiError;
import org.serai.sandbox.StatusPace;

/** What happens to an accepted message: sent, delivered, read, each told by webhook; faults bend the telling. */
final class Statuses {
    private static final long COPY_GAP = 40;
    private final BusinessClock clock;
    private final Agenda agenda;
    private final Courier courier;
    private final Pricing pricing;
    private final Pulse pulse;
    private final StatusPace pace;

    /** @param after milliseconds since acceptance */
    private record Stage(String status, long after, Optional<CloudApiError> error) {}

    Statuses(BusinessClock clock, Agenda agenda, Courier courier, Pricing pricing, Pulse pulse, StatusPace pace) {
        this.clock = clock;
        this.agenda = agenda;
        this.courier = courier;
        this.pricing = pricing;
        this.pulse = pulse;
        this.pace = pace;
    }

    void follow(SentMessage message, List<Fault> faults) {
        List<Stage> stages = stages(message, faults);
        long last = stages.get(stages.size() - 1).after();
        var price = new AtomicReference<@Nullable Map<String, Object>>();
        for (Stage stage : stages) {
            List<Long> copies = copies(stage, last, faults);
            agenda.in(stage.after(), () -> happen(message, stage, copies, price));
        }
    }

    private List<Stage> stages(SentMessage message, List<Fault> faults) {
        Stage sent = new Stage("sent", pace.sent().toMillis(), Optional.empty());
        Optional<Fault> failing = faults.stream()
                .filter(fault -> fault.kind() == FaultKind.FAIL_STATUS)
                .findFirst();
        if (failing.isPresent()) {
            CloudApiError error = MetaErrors.of((int) failing.get().value(), "");
            return List.of(new Stage("failed", pace.sent().toMillis(), Optional.of(error)));
        }
        var stages = new ArrayList<Stage>(List.of(sent));
        if (!"reaction".equals(message.content().type())) {
            stages.add(new Stage("delivered", pace.delivered().toMillis(), Optional.empty()));
            Duration read = pace.read();
            if (read != null) {
                stages.add(new Stage("read", read.toMillis(), Optional.empty()));
            }
        }
        return stages;
    }

    /** When, after the stage itself, its webhooks leave; none when dropped. */
    private static List<Long> copies(Stage stage, long last, List<Fault> faults) {
        long late = 0;
        long times = 1;
        for (Fault fault : faults) {
            if (!fault.concerns(stage.status())) {
                continue;
            }
            switch (fault.kind()) {
                case DROP_STATUS -> times = 0;
                case DELAY_STATUS -> late += fault.value();
                case REPEAT_STATUS -> times *= Math.min(100, fault.value());
                case REORDER_STATUS -> late += 2 * (last - stage.after());
                default -> {}
            }
        }
        var copies = new ArrayList<Long>();
        for (int copy = 0; copy < times; copy++) {
            copies.add(late + copy * COPY_GAP);
        }
        return copies;
    }

    private void happen(
            SentMessage message, Stage stage, List<Long> copies, AtomicReference<@Nullable Map<String, Object>> price) {
        Instant now = clock.now();
        if ("sent".equals(stage.status())) {
            price.set(pricing.of(message, now));
        }
        message.add(new SentMessage.Step(stage.status(), now, !copies.isEmpty(), stage.error()));
        pulse.beat();
        Update.Status update = update(message, stage, now, price.get());
        for (long wait : copies) {
            if (wait <= 0) {
                courier.collect(update);
            } else {
                agenda.in(wait, () -> courier.collect(update));
            }
        }
    }

    /** Priced on sent and delivered, not on read; a failed one names no contact. Source: Meta, status webhooks. */
    private static Update.Status update(
            SentMessage message, Stage stage, Instant at, @Nullable Map<String, Object> price) {
        boolean failed = "failed".equals(stage.status());
        Customer person = message.to().customer();
        boolean byUserId = message.to().phone() == null;
        var item = new LinkedHashMap<String, Object>();
        item.put("id", message.wamid());
        item.put("status", stage.status());
        item.put("timestamp", Long.toString(at.getEpochSecond()));
        if (person.waId() != null) {
            item.put("recipient_id", person.waId());
        }
        if (!failed || byUserId) {
            item.put("recipient_user_id", person.userId());
        }
        String opaque = message.content().opaque();
        if (opaque != null) {
            item.put("biz_opaque_callback_data", opaque);
        }
        if (price != null && !"read".equals(stage.status())) {
            item.put("pricing", price);
        }
        stage.error().ifPresent(error -> item.put("errors", List.of(MetaErrors.inStatus(error))));
        return new Update.Status(message.from(), item, failed ? null : person.contact(), person.id());
    }
}
