package org.serai.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.serai.mapping.MappingFunction;

class FormatsTest {
    private final Formats formats = new Formats();

    @Test
    void money_is_written_as_the_customers_country_writes_it() {
        assertThat(formats.money(money("1234.5", "EUR"), "en")).isEqualTo("€1,234.50");
        assertThat(formats.money(money("1234.5", "EUR"), "de")).isEqualTo("1.234,50\u00a0€");
        assertThat(formats.money(money("1234.5", "CHF"), "de-CH")).isEqualTo("CHF\u00a01’234.50");
        assertThat(formats.money(money("1234.5", "BRL"), "pt-BR")).isEqualTo("R$\u00a01.234,50");
        assertThat(formats.money(money("1234.5", "EUR"), "pt_BR")).isEqualTo("€\u00a01.234,50");
    }

    @Test
    void money_has_the_currencys_own_decimals() {
        assertThat(formats.money(money("1234.5", "JPY"), "en")).isEqualTo("¥1,235");
        assertThat(formats.money(money("1234.5", "KWD"), "en")).isEqualTo("KWD\u00a01,234.500");
        assertThat(formats.money(money("0.005", "EUR"), "en")).isEqualTo("€0.01");
    }

    @Test
    void arabic_has_digits_that_can_be_copied_and_the_sign_behind() {
        assertThat(formats.money(money("1234.5", "EUR"), "ar")).isEqualTo("1,234.50\u00a0€");
        assertThat(formats.date("2026-11-24T10:00:00Z", "ar-EG", "Africa/Cairo", "long"))
                .isEqualTo("24 نوفمبر 2026");
        assertThat(formats.number(1234567, "ar-EG")).isEqualTo("1,234,567");
    }

    @Test
    void money_nobody_can_read_is_nothing() {
        assertThat(formats.money(null, "en")).isNull();
        assertThat(formats.money("12.50", "en")).isNull();
        assertThat(formats.money(money("many", "EUR"), "en")).isNull();
        assertThat(formats.money(Map.of("amount", "1"), "en")).isNull();
        assertThat(formats.money(money("1E999999999", "EUR"), "en")).isNull();
        assertThat(formats.money(money("12.5", "QQQ"), "en")).isEqualTo("12.5\u00a0QQQ");
    }

    @Test
    void a_date_is_the_day_at_the_customers_place() {
        assertThat(formats.date("2026-11-23T23:30:00Z", "de", "Europe/Berlin", ""))
                .isEqualTo("Dienstag, 24. November 2026");
        assertThat(formats.date("2026-11-23T23:30:00-05:00", "en-GB", "UTC", "full"))
                .isEqualTo("Tuesday, 24 November 2026");
        assertThat(formats.date("2026-11-24", "es", "America/Lima", "long")).isEqualTo("24 de noviembre de 2026");
        assertThat(formats.date("2026-11-24T00:10:00", "de", "Europe/Berlin", "medium"))
                .isEqualTo("24.11.2026");
    }

    @Test
    void a_time_of_day_is_only_there_where_one_is_known() {
        assertThat(formats.time("2026-11-24T13:05:00Z", "de", "Europe/Berlin")).isEqualTo("14:05");
        assertThat(formats.time("2026-11-24T13:05:00Z", "en", "Europe/Berlin")).isEqualTo("2:05 PM");
        assertThat(formats.time("2026-11-24", "de", "Europe/Berlin")).isNull();
        assertThat(formats.time("soon", "de", "Europe/Berlin")).isNull();
    }

    @Test
    void a_zone_nobody_knows_is_utc() {
        assertThat(formats.time("2026-11-24T13:05:00Z", "de", "Mars/Base")).isEqualTo("13:05");
    }

    @Test
    void numbers_are_grouped_as_the_locale_does() {
        assertThat(formats.number(new BigDecimal("1234567.891"), "de")).isEqualTo("1.234.567,891");
        assertThat(formats.number("12", "en")).isEqualTo("12");
        assertThat(formats.number(null, "en")).isNull();
    }

    @Test
    void every_function_takes_what_it_says() {
        assertThat(formats.functions())
                .extracting(MappingFunction::name)
                .containsExactly("format-money", "format-date", "format-time", "format-number");
        assertThat(call("format-money", money("1", "EUR"), "de")).isEqualTo("1,00\u00a0€");
        assertThat(call("format-date", "2026-11-24", "en", "UTC")).isEqualTo("Tuesday, November 24, 2026");
        assertThat(call("format-date", "2026-11-24", "en", "UTC", "short")).isEqualTo("11/24/26");
        assertThat(call("format-date", null, "en", "UTC")).isNull();
        assertThat(call("format-number", 1.5, "de")).isEqualTo("1,5");
    }

    private @Nullable Object call(String name, @Nullable Object... args) {
        return formats.functions().stream()
                .filter(function -> function.name().equals(name))
                .findFirst()
                .orElseThrow()
                .body()
                .apply(Arrays.<@Nullable Object>asList(args));
    }

    private static Map<String, Object> money(String amount, String currency) {
        return Map.of("amount", amount, "currency", currency);
    }
}
