package org.serai.outbox.internal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Content;
import org.serai.canonical.MessageId;
import org.serai.canonical.OutboundMessage;
import org.serai.canonical.Progress;
import org.serai.canonical.Reason;
import org.serai.canonical.Recipient;
import org.serai.canonical.Ref;
import org.serai.json.Json;
import org.serai.outbox.restraint.ProgressTable;
import org.serai.policy.Verdict;
import org.serai.tenant.Sender;

/**
 * A judged message, ready to be kept.
 *
 * @param rerun null: it stands for itself
 */
record Submission(
        OutboundMessage message,
        Question question,
        Verdict verdict,
        Instant now,
        @Nullable Rerun rerun) {
    /** Whose place it takes, and how long it waits at the least. */
    record Rerun(MessageId of, Instant slot) {}

    boolean isOpen() {
        return !(verdict instanceof Verdict.Refuse);
    }

    Instant notBefore() {
        Instant slot = rerun == null || rerun.slot.isBefore(now) ? now : rerun.slot;
        return verdict instanceof Verdict.Defer defer && defer.until().isAfter(slot) ? defer.until() : slot;
    }

    /** The columns of {@code message} and its neighbours, by name. */
    Map<String, Object> row() {
        var row = new LinkedHashMap<String, Object>();
        identity(row);
        addressing(row);
        judgement(row);
        content(row);
        return row;
    }

    private void identity(Map<String, Object> row) {
        List<String> keys = message.event().businessKeys();
        row.put("msg_id", message.id().toString());
        row.put("tenant", message.event().tenant().value());
        row.put("flow", message.flow());
        row.put("event_id", message.event().id());
        row.put("connector", message.event().connector().value());
        row.put("delivery", message.event().delivery());
        put(row, "business_key", keys.isEmpty() ? null : keys.get(0));
        row.put("business_keys", keys);
        row.put(
                "refs",
                Json.text(message.event().refs().stream().map(Ref::toTree).toList()));
        row.put("send_class", message.sendClass().name());
        put(row, "replay_of", rerun == null ? null : rerun.of.toString());
        row.put("priority", message.priority().name());
        Progress.of(message.event(), now).ifPresent(progress -> progress(row, progress));
    }

    private static void progress(Map<String, Object> row, Progress progress) {
        row.put("story", progress.story());
        row.put("story_at", progress.at().toString());
        row.put("story_ends", progress.isFinal());
    }

    /** What it tells about a shipment, if it is to be sent and does. */
    Optional<ProgressTable.Told> told() {
        Recipient to = question.to();
        return to == null || !isOpen()
                ? Optional.empty()
                : Progress.of(message.event(), now).map(p -> new ProgressTable.Told(question.tenant(), to.key(), p));
    }

    long lane() {
        return LaneKey.of(
                question.tenant(),
                Objects.requireNonNull(question.sender()).id(),
                Objects.requireNonNull(question.to()));
    }

    private void addressing(Map<String, Object> row) {
        Recipient to = question.to();
        Sender sender = question.sender();
        if (to != null) {
            row.put("person", to.key());
            put(row, "phone", to.phone() == null ? null : to.phone().e164());
            put(row, "user_id", to.userId() == null ? null : to.userId().value());
        }
        if (sender != null) {
            row.put("number_id", sender.id().value());
        }
        if (to != null && sender != null) {
            row.put("lane_id", LaneKey.of(question.tenant(), sender.id(), to));
        }
    }

    private void judgement(Map<String, Object> row) {
        Reason reason = reason();
        row.put("verdict", verdict.fold(a -> "admit", d -> "defer", r -> "refuse"));
        row.put(
                "state",
                verdict.fold(a -> notBefore().isAfter(now) ? "scheduled" : "queued", d -> "scheduled", r -> "refused"));
        put(row, "reason_code", reason == null ? null : reason.code());
        put(row, "reason_text", reason == null ? null : reason.text());
        row.put("created_at", now.toString());
        row.put("not_before", notBefore().toString());
        row.put("expires_at", question.expiresAt().toString());
    }

    private void content(Map<String, Object> row) {
        Content chosen = verdict instanceof Verdict.Admit admit && admit.withAlternative()
                ? question.alternative()
                : question.content();
        if (chosen instanceof Content.Template template) {
            row.put("template", template.name());
            row.put("language", template.language());
            row.put("category", template.category());
        }
        put(row, "content", Contents.toJson(question.content()));
        put(row, "alternative", Contents.toJson(question.alternative()));
    }

    private @Nullable Reason reason() {
        return verdict.<@Nullable Reason>fold(admit -> null, Verdict.Defer::reason, Verdict.Refuse::reason);
    }

    UUID id() {
        return message.id().value();
    }

    private static void put(Map<String, Object> row, String name, @Nullable Object value) {
        if (value != null) {
            row.put(name, value);
        }
    }
}
