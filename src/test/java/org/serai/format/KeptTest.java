package org.serai.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.serai.canonical.Tree;

/** What could not be read is kept so that it can be read by itself, where its format was mended. */
class KeptTest {
    private static final String ISA =
            "ISA*00*          *00*          *ZZ*A              *ZZ*B              *261121*1630*U*00401*000000007*0*P*>~";

    private static Entry.Unreadable bad(String block, byte[] stream) {
        return Reading.entries(block, stream).stream()
                .filter(Entry.Unreadable.class::isInstance)
                .map(Entry.Unreadable.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static Tree mended(String block, Entry.Unreadable bad) {
        List<Entry> entries = Reading.entries(block, Objects.requireNonNull(bad.again()));
        assertThat(entries).singleElement().isInstanceOf(Entry.Document.class);
        return Tree.of(((Entry.Document) entries.get(0)).tree());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{ name: csv, skip-lines: 1 };about\\na,b\\n1,2\\n1,2,3\\n",
                "{ name: csv };a,b\\n1,\"2\\n3,4\\n",
                "{ name: json-lines };{}\\n{half\\n{}",
                "{ name: edi };UNB+UNOC:3+A+B+261121:1630+7'UNH+1+ORDERS:D:96A:UN'lin'UNT+3+1'UNZ+1+7'",
                "{ name: edi };UNB+UNOC:3+A+B+261121:1630+7'UNG+X+A+B+261121:1630+9'UNH+1+ORDERS:D:96A:UN'UNT+9+1'UNE+1+9'UNZ+1+7'",
            })
    void where_nothing_was_mended_the_same_is_wrong_with_it(String block, String text) {
        Entry.Unreadable bad = bad(block, text.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8));
        Entry.Unreadable again = bad(block, Objects.requireNonNull(bad.again()));
        assertThat(again.cause().code()).isEqualTo(bad.cause().code());
        assertThat(again.cause().getMessage()).isEqualTo(bad.cause().getMessage());
    }

    @Test
    void a_row_has_its_header_with_it() {
        byte[] latin = "\na;b\n1;2\nJörg;3\n".getBytes(StandardCharsets.ISO_8859_1);
        Entry.Unreadable bad = bad("{ name: csv, skip-lines: 1 }", latin);
        assertThat(mended("{ name: csv, skip-lines: 1, charset: iso-8859-1 }", bad)
                        .text("a"))
                .hasValue("Jörg");
    }

    @Test
    void a_message_has_its_interchange_with_it() {
        byte[] latin = ("UNA:+.? 'UNB+UNOW:4+A+B+20261121:1630+7'UNH+1+ORDERS:D:96A:UN'BGM+220+1'UNT+3+1'"
                        + "UNH+2+ORDERS:D:96A:UN'BGM+220+Jörg'UNT+3+2'UNZ+2+7'")
                .getBytes(StandardCharsets.ISO_8859_1);
        Tree message = mended("{ name: edi, charset: ISO-8859-1 }", bad("{ name: edi }", latin));
        assertThat(message.text("segments", "BGM", "0", "e2")).hasValue("Jörg");
        assertThat(message.text("interchange", "reference")).hasValue("7");
        assertThat(message.text("message", "reference")).hasValue("2");
    }

    @Test
    void a_set_that_counts_otherwise_is_read_where_trailers_are_ignored() {
        String stream = ISA + "GS*PO*A*B*20261121*1630*9*X*004010~ST*850*0001~BEG*00~SE*9*0001~GE*1*9~IEA*1*000000007~";
        Entry.Unreadable bad = bad("{ name: edi }", stream.getBytes(StandardCharsets.US_ASCII));
        Tree set = mended("{ name: edi, trailers: ignored }", bad);
        assertThat(set.text("group", "reference")).hasValue("9");
        assertThat(set.text("segments", "BEG", "0", "e1")).hasValue("00");
    }

    @Test
    void a_part_of_a_message_has_its_head_with_it() {
        String each = "{ name: edi, charset: %s, messages: { IFTSTA: { groups: \"CNI(*)\", each: CNI } } }";
        byte[] latin =
                ("UNB+UNOC:3+A+B+261121:1630+7'UNH+1+IFTSTA:D:96A:UN'BGM+77+X'CNI+1+A'CNI+2+Jörg'RFF+CU:5'UNT+6+1'UNZ+1+7'")
                        .getBytes(StandardCharsets.ISO_8859_1);
        Tree part = mended(each.formatted("ISO-8859-1"), bad(each.formatted("UTF-8"), latin));
        assertThat(part.text("segments", "BGM", "0", "e2")).hasValue("X");
        assertThat(part.text("segments", "CNI", "0", "e2")).hasValue("Jörg");
        assertThat(part.text("segments", "CNI", "0", "RFF", "0", "e1_2")).hasValue("5");
    }

    @Test
    void what_is_not_whole_is_not_kept() {
        assertThat(bad("{ name: xml, each: a }", "<r><a/><b></r>".getBytes(StandardCharsets.UTF_8))
                        .again())
                .isNull();
        assertThat(bad(
                                "{ name: edi }",
                                "UNB+UNOC:3+A+B+261121:1630+7'UNH+1+ORDERS:D:96A:UN'BGM+1'"
                                        .getBytes(StandardCharsets.UTF_8))
                        .again())
                .isNull();
        byte[] tooLong = ("{\"a\": \"" + "x".repeat(300_000)).getBytes(StandardCharsets.UTF_8);
        assertThat(bad("{ name: json-lines }", tooLong).again()).isNull();
    }
}
