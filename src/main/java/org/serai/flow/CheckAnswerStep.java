package org.serai.flow;

import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.RetryAfter;
import org.serai.canonical.SeraiException;
import org.serai.canonical.Tree;
import org.serai.canonical.UnavailableException;

/**
 * Looks into an answer that came with status 200 and may mean no. A mapping says so: {@code null} for all is well, else
 * {@code code}, {@code text}, whether to {@code retry}, and {@code after} how many seconds where the system says so.
 */
public final class CheckAnswerStep {
    private final Translations translations;

    CheckAnswerStep(Translations translations) {
        this.translations = translations;
    }

    /**
     * @param mapping relative to {@code connectors/}
     * @return the answer, untouched
     */
    public @Nullable Object check(
            @Body @Nullable Object answer,
            @Variable("callback") @Nullable Object callback,
            @Variable("tenant") @Nullable String tenant,
            @ExchangeProperty(Translations.RECEIVED) @Nullable String received,
            String mapping) {
        Tree verdict = Tree.of(translations.apply(mapping, answer, new Translations.Given(tenant, received, callback)));
        if (!verdict.has("code")) {
            return answer;
        }
        String code = verdict.text("code").orElse("sink.refused");
        String text = verdict.text("text").orElse("the system refused it");
        if (verdict.text("retry").filter("true"::equals).isPresent()) {
            throw new UnavailableException(
                    mapping.split("/", 2)[0],
                    text,
                    RetryAfter.read(verdict.text("after").orElse(null), null).orElse(null),
                    new IllegalStateException(code));
        }
        throw new SeraiException(
                code, "connectors/" + mapping, text, "mend the mapping or the record in the system, then replay");
    }
}
