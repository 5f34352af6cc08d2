package org.serai.outbox.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/** Rows turned into columns, as {@code unnest} takes them. */
final class Column {
    private Column() {}

    static <T> String[] text(Collection<T> rows, Function<T, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    /** Typed, for the server would turn text into ids again for every row it compares. */
    static <T> SqlArrayValue ids(Collection<T> rows, Function<T, UUID> value) {
        return new SqlArrayValue("uuid", rows.stream().map(value).toArray());
    }

    static <T> String[] times(Collection<T> rows, Function<T, @Nullable Instant> value) {
        return rows.stream()
                .map(value)
                .map(at -> at == null ? null : at.toString())
                .toArray(String[]::new);
    }

    static <T> Integer[] numbers(Collection<T> rows, Function<T, @Nullable Integer> value) {
        return rows.stream().map(value).toArray(Integer[]::new);
    }

    static <T> int[] ints(Collection<T> rows, ToIntFunction<T> value) {
        return rows.stream().mapToInt(value).toArray();
    }

    static <T> long[] longs(Collection<T> rows, ToLongFunction<T> value) {
        return rows.stream().mapToLong(value).toArray();
    }
}
