package org.serai.template;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A button of a template; the label is fixed, only a link's end and a quick reply's payload change with the message. */
public sealed interface Button {
    String text();

    /** @param id what flows and business systems know it by; the same in every language */
    record QuickReply(String id, String text) implements Button {}

    /** @param parameter whose value takes the place of {@code {{1}}} at the address's end; null: a fixed address */
    record Url(String text, String url, @Nullable String parameter) implements Button {}

    record Phone(String text, String phone) implements Button {}

    default <T> T fold(Function<QuickReply, T> quickReply, Function<Url, T> url, Function<Phone, T> phone) {
        return this instanceof QuickReply q
                ? quickReply.apply(q)
                : this instanceof Url u ? url.apply(u) : phone.apply((Phone) this);
    }
}
