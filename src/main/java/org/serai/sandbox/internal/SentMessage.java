package org.serai.sandbox.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.serai.cloudapi.CloudApiError;
import org.serai.json.Json;
import org.serai.sandbox.BusinessNumber;

/** One accepted send. The request is kept as its bytes; only the statuses grow. */
final class SentMessage {
    /** @param told false when a fault kept the webhook back */
    record Step(String status, Instant at, boolean told, Optional<CloudApiError> error) {}

    private final String wamid;
    private final BusinessNumber from;
    private final Addressee to;
    private final byte[] request;
    private final Instant acceptedAt;
    private final Content content;
    private final List<Step> steps = new ArrayList<>(3);

    /**
     * @param phone what {@code to} said, in digits
     * @param userId what {@code recipient} said
     */
    record Addressee(
            Customer customer,
            @Nullable String phone,
            @Nullable String userId) {}

    /** @param category for the price: that of the template in lower case, or {@code service} */
    record Content(
            String type,
            @Nullable StoredTemplate template,
            String category,
            @Nullable String opaque) {}

    SentMessage(String wamid, BusinessNumber from, Addressee to, byte[] request, Instant acceptedAt, Content content) {
        this.wamid = wamid;
        this.from = from;
        this.to = to;
        this.request = request;
        this.acceptedAt = acceptedAt;
        this.content = content;
    }

    String wamid() {
        return wamid;
    }

    BusinessNumber from() {
        return from;
    }

    Addressee to() {
        return to;
    }

    Content content() {
        return content;
    }

    Instant acceptedAt() {
        return acceptedAt;
    }

    Node request() {
        return Node.of(Json.parse(request));
    }

    synchronized void add(Step step) {
        steps.add(step);
    }

    synchronized List<Step> steps() {
        return List.copyOf(steps);
    }

    boolean isTo(String person) {
        return person.equals(to.phone())
                || person.equals(to.userId())
                || person.equals(to.customer().id());
    }

    Map<String, Object> tree() {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("wamid", wamid);
        tree.put("to", to.phone() == null ? null : "+" + to.phone());
        tree.put("recipient", to.userId());
        tree.put("phoneNumberId", from.id());
        tree.put("request", request().map());
        tree.put("acceptedAt", acceptedAt.toString());
        tree.put("statuses", steps().stream().map(SentMessage::tree).toList());
        return tree;
    }

    private static Map<String, Object> tree(Step step) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("status", step.status());
        tree.put("timestamp", step.at().toString());
        step.error().ifPresent(error -> tree.put("error", MetaErrors.inStatus(error)));
        if (!step.told()) {
            tree.put("webhook", "dropped");
        }
        return tree;
    }
}
