package org.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code money(amount, currency)}: amounts stay text, digit for digit; currencies are those of ISO 4217. */
final class Amounts {
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    private Amounts() {}

    static @Nullable JsonNode money(JsonNode amount, JsonNode currency) {
        if (amount.isNull() || currency.isNull()) {
            return null;
        }
        return JsonNodeFactory.instance
                .objectNode()
                .put("amount", amount(amount))
                .put("currency", currency(currency));
    }

    private static String amount(JsonNode node) {
        String text = node.isNumber()
                ? node.decimalValue().toPlainString()
                : node.asText().strip();
        if (!DECIMAL.matcher(text).matches()) {
            throw new Refusal(
                    "amount.unreadable", "`" + text + "` is no amount", "write it with digits and a point", node);
        }
        return text;
    }

    private static String currency(JsonNode node) {
        String code = node.asText().strip().toUpperCase(Locale.ROOT);
        try {
            return Currency.getInstance(code).getCurrencyCode();
        } catch (IllegalArgumentException unknown) {
            throw new Refusal(
                    "currency.unknown",
                    "ISO 4217 knows no currency `" + code + "`",
                    "mend the currency in the source system, then replay",
                    node);
        }
    }
}
