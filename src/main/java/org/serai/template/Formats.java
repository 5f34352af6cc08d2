package org.serai.template;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.Temporal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.serai.mapping.MappingFunction;

/**
 * Money, dates and numbers as a customer of a locale writes them; the functions of a flow's {@code .jslt}. Pure. Digits are
 * 0-9 everywhere, Arabic included: they match the order and tracking numbers beside them and can be copied and dialled.
 * What is absent or cannot be read gives {@code null}, so that the template's fallback speaks or names what is missing.
 */
public final class Formats {
    /** 1E999999999 is a short text and a gigabyte once written out. */
    private static final int DIGITS_MAX = 40;

    private static final Map<Money, NumberFormat> MONEY = new ConcurrentHashMap<>();
    private static final Pattern LETTER_THEN_DIGIT = Pattern.compile("(?<=\\p{L})(?=[-\\d])");

    /** {@code format-money}, {@code format-date}, {@code format-time}, {@code format-number}. */
    public List<MappingFunction> functions() {
        return List.of(
                new MappingFunction("format-money", 2, 2, args -> money(args.get(0), text(args, 1))),
                new MappingFunction(
                        "format-date", 3, 4, args -> date(args.get(0), text(args, 1), text(args, 2), text(args, 3))),
                new MappingFunction("format-time", 3, 3, args -> time(args.get(0), text(args, 1), text(args, 2))),
                new MappingFunction("format-number", 2, 2, args -> number(args.get(0), text(args, 1))));
    }

    /** {@code {"amount", "currency"}} with the currency's own number of decimals: none for JPY, three for KWD. */
    public @Nullable String money(@Nullable Object money, String locale) {
        if (!(money instanceof Map<?, ?> map) || map.get("currency") == null) {
            return null;
        }
        String code = String.valueOf(map.get("currency"));
        return decimal(map.get("amount"))
                .map(amount -> money(amount, code, locale(locale)))
                .orElse(null);
    }

    private static String money(BigDecimal amount, String code, Locale locale) {
        Optional<Currency> currency = currency(code);
        if (currency.isEmpty()) {
            return NumberFormat.getInstance(locale).format(amount) + "\u00a0" + code;
        }
        NumberFormat format = (NumberFormat) MONEY.computeIfAbsent(new Money(locale, currency.get()), Money::format)
                .clone();
        return LETTER_THEN_DIGIT.matcher(format.format(amount)).replaceAll("\u00a0");
    }

    /** A format is slow to make and not to be shared: kept as a pattern to copy. */
    private record Money(Locale locale, Currency currency) {
        NumberFormat format() {
            NumberFormat format = NumberFormat.getCurrencyInstance(locale);
            if (locale.getLanguage().equals("ar") && format instanceof DecimalFormat arabic) {
                arabic.applyPattern("#,##0.00\u00a0\u00a4"); // JDKs differ in where the sign stands
            }
            int digits = Math.max(0, currency.getDefaultFractionDigits());
            format.setCurrency(currency);
            format.setMinimumFractionDigits(digits);
            format.setMaximumFractionDigits(digits);
            format.setRoundingMode(java.math.RoundingMode.HALF_UP);
            return format;
        }
    }

    public @Nullable String number(@Nullable Object number, String locale) {
        return decimal(number)
                .map(n -> NumberFormat.getInstance(locale(locale)).format(n))
                .orElse(null);
    }

    /**
     * @param time RFC 3339, a local date and time (taken to be in {@code zone}), or a date (which no zone moves)
     * @param style {@code full} (with the weekday, also when empty), {@code long}, {@code medium} or {@code short}
     */
    public @Nullable String date(@Nullable Object time, String locale, String zone, String style) {
        return read(time, zone)
                .map(t -> DateTimeFormatter.ofLocalizedDate(style(style))
                        .localizedBy(locale(locale))
                        .format(t))
                .map(Formats::plain)
                .orElse(null);
    }

    /** The time of day; {@code null} for a date without one. */
    public @Nullable String time(@Nullable Object time, String locale, String zone) {
        return read(time, zone)
                .filter(t -> !(t instanceof LocalDate))
                .map(t -> DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                        .localizedBy(locale(locale))
                        .format(t))
                .map(Formats::plain)
                .orElse(null);
    }

    private static Optional<Temporal> read(@Nullable Object time, String zone) {
        String text = time == null ? "" : time.toString().strip();
        ZoneId place = zone(zone);
        return parsed(() -> OffsetDateTime.parse(text).atZoneSameInstant(place))
                .or(() -> parsed(() -> LocalDateTime.parse(text).atZone(place)))
                .or(() -> parsed(() -> LocalDate.parse(text)));
    }

    private static Optional<Temporal> parsed(java.util.function.Supplier<Temporal> parser) {
        try {
            return Optional.of(parser.get());
        } catch (DateTimeException otherShape) {
            return Optional.empty();
        }
    }

    private static ZoneId zone(String zone) {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            return java.time.ZoneOffset.UTC;
        }
    }

    private static FormatStyle style(String style) {
        return switch (style) {
            case "long" -> FormatStyle.LONG;
            case "medium" -> FormatStyle.MEDIUM;
            case "short" -> FormatStyle.SHORT;
            default -> FormatStyle.FULL;
        };
    }

    private static Locale locale(String tag) {
        return new Locale.Builder()
                .setLocale(Locale.forLanguageTag(tag.replace('_', '-')))
                .setUnicodeLocaleKeyword("nu", "latn")
                .build();
    }

    private static Optional<Currency> currency(String code) {
        try {
            return Optional.of(Currency.getInstance(code));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private static Optional<BigDecimal> decimal(@Nullable Object number) {
        try {
            return Optional.ofNullable(number)
                    .map(n -> new BigDecimal(n.toString().strip()))
                    .filter(n -> n.precision() <= DIGITS_MAX && Math.abs(n.scale()) <= DIGITS_MAX);
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    /** Newer JDKs put a narrow no-break space before AM and PM. */
    private static String plain(String text) {
        return text.replace('\u202f', ' ');
    }

    private static String text(List<@Nullable Object> args, int index) {
        Object arg = index < args.size() ? args.get(index) : null;
        return arg == null ? "" : arg.toString();
    }
}
