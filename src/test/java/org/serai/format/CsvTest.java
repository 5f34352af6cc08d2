package org.serai.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CsvTest {
    private static final String CSV = "{ name: csv }";

    @Test
    void each_row_is_a_document_by_the_names_of_the_header_line() {
        assertThat(Reading.told(CSV, "number,status,note\r\n4711,delivered,\"at the door, by hand\"\n\n4712,,\n"))
                .containsExactly(
                        "line 2: {\"number\":\"4711\",\"status\":\"delivered\",\"note\":\"at the door, by hand\"}",
                        "line 4: {\"number\":\"4712\"}");
    }

    @Test
    void the_separator_is_seen_in_the_first_line_or_declared() {
        assertThat(Reading.told(CSV, "a;b\n1,5;2")).containsExactly("line 2: {\"a\":\"1,5\",\"b\":\"2\"}");
        assertThat(Reading.told(CSV, "a\tb\n1\t2")).containsExactly("line 2: {\"a\":\"1\",\"b\":\"2\"}");
        assertThat(Reading.told("{ name: csv, separator: pipe }", "a,x|b\n1|2"))
                .containsExactly("line 2: {\"a,x\":\"1\",\"b\":\"2\"}");
        assertThat(Reading.told("{ name: csv, separator: \"~\", quote: \"'\" }", "a~b\n'1~'~2"))
                .containsExactly("line 2: {\"a\":\"1~\",\"b\":\"2\"}");
    }

    @Test
    void columns_can_be_named_where_no_header_line_does() {
        assertThat(Reading.told("{ name: csv, columns: [a, b], skip-lines: 1 }", "exported today\n1,2\n3,4"))
                .containsExactly("line 2: {\"a\":\"1\",\"b\":\"2\"}", "line 3: {\"a\":\"3\",\"b\":\"4\"}");
    }

    @Test
    void a_name_that_is_missing_or_stands_twice_is_made_single() {
        assertThat(Reading.told(CSV, "a,,a\n1,2,3"))
                .containsExactly("line 2: {\"a\":\"1\",\"column-2\":\"2\",\"a-2\":\"3\"}");
    }

    @Test
    void a_cell_in_quotes_may_hold_lines() {
        assertThat(Reading.told(CSV, "a,b\n1,\"x\n\ny\"\"z\"\n2,3"))
                .containsExactly("line 2: {\"a\":\"1\",\"b\":\"x\\n\\ny\\\"z\"}", "line 5: {\"a\":\"2\",\"b\":\"3\"}");
    }

    @Test
    void a_bad_line_stops_itself_only() {
        List<Entry> entries = Reading.entries(CSV, "a,b\n1,2\n3,\"open\n5,6\n7,8,9\n10\n\"11\"x,12\n13,14\n");
        assertThat(entries)
                .extracting(Reading::told)
                .containsExactly(
                        "line 2: {\"a\":\"1\",\"b\":\"2\"}",
                        "line 3! a quote is opened and not closed",
                        "line 4: {\"a\":\"5\",\"b\":\"6\"}",
                        "line 5! 3 cells where there are 2 columns",
                        "line 6! 1 cells where there are 2 columns",
                        "line 7! the quotes do not match",
                        "line 8: {\"a\":\"13\",\"b\":\"14\"}");
        assertThat(entries.get(1)).isInstanceOfSatisfying(Entry.Unreadable.class, open -> {
            assertThat(open.text()).isEqualTo("3,\"open");
            assertThat(open.cause().where()).isEqualTo("line 3");
        });
    }

    @Test
    void a_quote_inside_a_cell_without_quotes_is_a_letter() {
        assertThat(Reading.told(CSV, "a,b\n5\"\" pipe,2\n6\" pipe,3"))
                .containsExactly(
                        "line 2: {\"a\":\"5\\\"\\\" pipe\",\"b\":\"2\"}", "line 3: {\"a\":\"6\\\" pipe\",\"b\":\"3\"}");
    }

    @Test
    void half_a_file_loses_only_the_line_that_was_cut() {
        assertThat(Reading.told(CSV, "a,b,c\n1,2,3\n4,5"))
                .containsExactly(
                        "line 2: {\"a\":\"1\",\"b\":\"2\",\"c\":\"3\"}", "line 3! 2 cells where there are 3 columns");
        assertThat(Reading.told(CSV, "a,b\n1,2\n3,\"4")).element(1).asString().startsWith("line 3! a quote");
    }

    @Test
    void a_byte_order_mark_belongs_to_nothing_and_says_utf_8() {
        assertThat(Reading.told(CSV, "\uFEFFa,b\nü,2")).containsExactly("line 2: {\"a\":\"ü\",\"b\":\"2\"}");
        assertThat(Reading.told("{ name: csv, charset: windows-1252 }", "\uFEFFa,b\nü,2"))
                .containsExactly("line 2: {\"a\":\"ü\",\"b\":\"2\"}");
    }

    @Test
    void a_declared_charset_is_read() {
        byte[] bytes = "a;b\nGröße;€\n".getBytes(Charset.forName("windows-1252"));
        assertThat(Reading.entries("{ name: csv, charset: windows-1252 }", bytes))
                .extracting(Reading::told)
                .containsExactly("line 2: {\"a\":\"Größe\",\"b\":\"€\"}");
    }

    @Test
    void mixed_encodings_are_refused_line_by_line() {
        byte[] mixed = bytes("a;b\nMünchen;1\n", StandardCharsets.UTF_8, "Köln;2\n", StandardCharsets.ISO_8859_1);
        String wrong = ", or not all of it: the encodings are mixed";
        assertThat(Reading.entries(CSV, mixed))
                .extracting(Reading::told)
                .containsExactly("line 2: {\"a\":\"München\",\"b\":\"1\"}", "line 3! not in UTF-8" + wrong);
        assertThat(Reading.entries("{ name: csv, charset: iso-8859-1 }", mixed))
                .extracting(Reading::told)
                .containsExactly("line 2! not in ISO-8859-1" + wrong, "line 3: {\"a\":\"Köln\",\"b\":\"2\"}");
    }

    private static byte[] bytes(String first, Charset charset, String then, Charset other) {
        var bytes = new java.io.ByteArrayOutputStream();
        bytes.writeBytes(first.getBytes(charset));
        bytes.writeBytes(then.getBytes(other));
        return bytes.toByteArray();
    }

    @Test
    void ten_thousand_columns_are_refused_before_anything_is_made_of_them() {
        String header = IntStream.range(0, 10_000).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        assertThat(Reading.told(CSV, header + "\n" + header))
                .containsExactly("line 1! 10000 columns, and 1,000 are the most");
    }

    @Test
    void a_file_without_rows_has_no_document() {
        assertThat(Reading.told(CSV, "a,b\n")).isEmpty();
        assertThat(Reading.told(CSV, "")).isEmpty();
    }

    @Test
    void a_charset_or_separator_nobody_can_use_is_told() {
        assertThat(Reading.findings("{ name: csv, charset: utf-16 }")).hasSize(1);
        assertThat(Reading.findings("{ name: csv, charset: \"?\" }")).hasSize(1);
        assertThat(Reading.findings("{ name: csv, quote: two }")).hasSize(1);
        assertThat(Reading.findings("{ name: csv, separator: \"'\", quote: \"'\" }"))
                .hasSize(1);
        assertThat(Reading.findings("{ name: csv, separator: colon }"))
                .singleElement()
                .satisfies(found -> assertThat(found.code()).isEqualTo("SERAI-C003"));
    }
}
