package org.serai.connector;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.ConnectorName;
import org.serai.format.Format;

/**
 * A {@code connector.yaml}, checked.
 *
 * @param format null where its documents are JSON, each in a body of its own
 * @param webhook null where the connector has no door
 * @param naming where its deliveries, by webhook or by route, say what they are
 * @param answersSetting the setting a tenant fills in so that answers are taken; null where they always are, or never
 * @param answersIntents what alone it takes answers for; empty: all
 */
public record Descriptor(
        ConnectorName name,
        String title,
        String kind,
        String description,
        Map<String, Setting> settings,
        @Nullable Format format,
        @Nullable WebhookDoor webhook,
        Naming naming,
        List<DocumentRule> documents,
        boolean answers,
        @Nullable String answersSetting,
        List<String> answersIntents) {

    public Optional<DocumentRule> rule(String documentType) {
        return documents.stream().filter(rule -> rule.fits(documentType)).findFirst();
    }

    /** @param settings gives the tenant's value of a setting */
    public boolean takesAnswers(Function<String, Optional<String>> settings) {
        return answers
                && (answersSetting == null
                        || settings.apply(answersSetting)
                                .filter(value -> !value.isBlank())
                                .isPresent());
    }

    /** Whether it takes answers of this intent; which tenant's is another question. */
    public boolean takesIntent(@Nullable String intent) {
        return answersIntents.isEmpty() || isMeantFor(intent);
    }

    /** Whether it takes answers of this intent and few others: it is asked before who takes any. */
    public boolean isMeantFor(@Nullable String intent) {
        return intent != null && answersIntents.contains(intent);
    }

    /** True where the sources of this connector run once for the house, since each document says whose it is. */
    public boolean isShared() {
        return webhook == null && naming.tenant() != null;
    }

    /** The names of the headers a delivery keeps. */
    public List<String> keptHeaders() {
        var names = new ArrayList<String>(naming.headers());
        if (webhook != null) {
            names.addAll(webhook.headers());
        }
        return List.copyOf(names);
    }
}
