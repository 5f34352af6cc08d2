package org.serai.flow;

import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;

/** Changes the shape of the body with one mapping file of a connector; never calls out, never reads the clock. */
public final class MapStep {
    private final Translations translations;

    MapStep(Translations translations) {
        this.translations = translations;
    }

    /**
     * @param callback what a sink has kept under that name; the mapping sees it as {@code $callback}
     * @param mapping relative to {@code connectors/}
     */
    public @Nullable Object map(
            @Body @Nullable Object body,
            @Variable("callback") @Nullable Object callback,
            @Variable("tenant") @Nullable String tenant,
            @ExchangeProperty(Translations.RECEIVED) @Nullable String received,
            String mapping) {
        return translations.apply(mapping, Trees.of(body), new Translations.Given(tenant, received, callback));
    }
}
