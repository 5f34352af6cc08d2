package org.serai.connector;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.ConnectorName;

/**
 * A {@code connector.yaml}, checked.
 *
 * @param webhook null where the connector has no door
 * @param tenantPointer where each document names its tenant; null where each tenant has sources of its own
 */
public record Descriptor(
        ConnectorName name,
        String title,
        String kind,
        String description,
        Map<String, Setting> settings,
        @Nullable WebhookDoor webhook,
        List<DocumentRule> documents,
        boolean answers,
        @Nullable String tenantPointer) {

    public Optional<DocumentRule> rule(String documentType) {
        return documents.stream().filter(rule -> rule.fits(documentType)).findFirst();
    }

    /** The names of the headers a delivery keeps. */
    public List<String> keptHeaders() {
        var names = new ArrayList<String>();
        if (webhook != null) {
            names.addAll(webhook.headers());
            if (webhook.documentType().header() != null) {
                names.add(webhook.documentType().header());
            }
            if (webhook.deliveryId() != null && webhook.deliveryId().header() != null) {
                names.add(webhook.deliveryId().header());
            }
        }
        return List.copyOf(names);
    }
}
