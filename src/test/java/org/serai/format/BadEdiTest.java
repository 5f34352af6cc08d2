package org.serai.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is wrong is an entry of its own that says where; its neighbours go on. */
class BadEdiTest {
    private static final String EDI = "{ name: edi }";
    private static final String EACH = "{ name: edi, messages: { IFTSTA: { groups: \"CNI(*)\", each: CNI } } }";
    private static final String UNB = "UNB+UNOC:3+ME+YOU+261127:0915+7'\n";

    @Test
    void a_bad_segment_stops_its_message_and_no_other() {
        String text = UNB + message(1, "BGM+220+6201'\n") + message(2, "BGM+220+6202'\nlin|1||10'\nQTY+21:1'\n")
                + message(3, "BGM+220+6203'\n") + "UNZ+3+7'";
        assertThat(shortly(EDI, text))
                .containsExactly(
                        "message 1 (line 2)", "message 2, segment 3 (line 7)! edi.segment", "message 3 (line 10)");
        var bad = (Entry.Unreadable) Reading.entries(EDI, text).get(1);
        assertThat(bad.text()).isEqualTo("UNH+2+ORDERS:D:01B:UN\nBGM+220+6202\nlin|1||10\nQTY+21:1\n");
        assertThat(bad.cause()).hasMessage("no segment tag and `+` at its beginning: `lin|1||10`");
    }

    @Test
    void a_bad_group_stops_itself_where_each_group_is_a_document() {
        String text = UNB + "UNH+1+IFTSTA:D:01B:UN'CNI+1+A'CNI+2+B'sts'CNI+3+C'UNT+6+1'UNZ+1+7'";
        assertThat(shortly(EACH, text))
                .containsExactly(
                        "message 1, CNI 1 (line 2)",
                        "message 1, CNI 2, segment 4 (line 2)! edi.segment",
                        "message 1, CNI 3 (line 2)");
    }

    @Test
    void a_bad_head_stops_all_groups_of_its_message() {
        String text = UNB + "UNH+1+IFTSTA:D:01B:UN'bgm'CNI+1+A'CNI+2+B'UNT+5+1'UNZ+1+7'";
        assertThat(shortly(EACH, text)).containsExactly("message 1, segment 2 (line 2)! edi.segment");
    }

    @Test
    void half_a_file_is_half_a_message() {
        String whole = UNB + message(1, "BGM+220+6204'\n") + message(2, "BGM+220+6205'\n") + "UNZ+2+7'";
        String half = whole.substring(0, whole.indexOf("6205") + 2);
        assertThat(shortly(EDI, half))
                .containsExactly("message 1 (line 2)", "message 2, segment 2 (line 6)! edi.segment");
        String atASegment = whole.substring(0, whole.indexOf("UNT+3+2"));
        assertThat(shortly(EDI, atASegment))
                .containsExactly("message 1 (line 2)", "message 2, segment 2 (line 6)! edi.trailer");
    }

    @Test
    void an_interchange_without_its_trailer_is_told() {
        assertThat(Reading.told(EDI, UNB + message(1, "BGM+220+6206'")).get(1))
                .isEqualTo("behind message 1, line 1! there is no UNZ");
    }

    @Test
    void a_message_without_its_trailer_ends_where_the_next_begins() {
        String text = UNB + "UNH+1+ORDERS:D:01B:UN'BGM+220+6207'" + message(2, "BGM+220+6208'") + "UNZ+2+7'";
        assertThat(shortly(EDI, text))
                .containsExactly("message 1, segment 2 (line 2)! edi.trailer", "message 2 (line 2)");
    }

    @Test
    void counts_and_references_that_do_not_agree_stop_a_message() {
        String text = UNB + message(1, "BGM+220+6209'").replace("UNT+3", "UNT+4")
                + message(2, "BGM+220+6210'").replace("UNT+3+2", "UNT+3+9") + "UNZ+3+8'";
        assertThat(Reading.told(EDI, text))
                .containsExactly(
                        "message 1, segment 3 (line 3)! UNT counts `4`, there are 3: `UNT+4+1`",
                        "message 2, segment 3 (line 5)! UNT repeats `9`, the header says `2`: `UNT+3+9`",
                        "behind message 2, line 6! UNZ counts `3`, there are 2");
    }

    @Test
    void trailers_count_as_they_like_where_the_descriptor_lets_them() {
        String text = UNB + message(1, "BGM+220+6211'").replace("UNT+3+1", "UNT+4+9") + "UNZ+3+8'";
        assertThat(shortly("{ name: edi, trailers: ignored }", text)).containsExactly("message 1 (line 2)");
    }

    @Test
    void where_each_group_is_a_document_a_wrong_count_is_told_by_itself() {
        String text = UNB + "UNH+1+IFTSTA:D:01B:UN'CNI+1+A'UNT+9+1'UNZ+1+7'";
        assertThat(shortly(EACH, text))
                .containsExactly("message 1, CNI 1 (line 2)", "message 1, segment 3 (line 2)! edi.trailer");
    }

    @Test
    void other_separators_than_those_announced_are_refused_as_a_whole() {
        assertThat(shortly(EDI, "UNB;UNOC,3;ME;YOU;261127,0915;7~UNH;1;ORDERS,D,01B,UN~UNT;2;1~UNZ;1;7~"))
                .containsExactly("line 1! edi.header");
        assertThat(shortly(EDI, "UNA:+.? 'UNB*UNOC:3*ME*YOU*261127:0915*7'UNZ*0*7'"))
                .containsExactly("line 1! edi.header");
        assertThat(shortly(EDI, "UNA++.? 'UNB+UNOC+3'")).containsExactly("line 1! edi.header");
    }

    @Test
    void a_typographic_ellipsis_ends_no_segment() {
        String edifact = (UNB + message(1, "BGM+220+6212'") + "UNZ+1+7'").replace('\'', '…');
        String x12 = X12Test.set("850", "BEG*00*SA*6213~").replace('~', '…');
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("windows-1252"))) {
            assertThat(Reading.entries(EDI, edifact.getBytes(charset)))
                    .singleElement()
                    .satisfies(BadEdiTest::isNoHeader);
            assertThat(Reading.entries(EDI, ("UNA:+.? …" + edifact).getBytes(charset)))
                    .singleElement()
                    .satisfies(BadEdiTest::isNoHeader);
            assertThat(Reading.entries(EDI, x12.getBytes(charset)))
                    .singleElement()
                    .satisfies(BadEdiTest::isNoHeader);
        }
    }

    private static void isNoHeader(Entry entry) {
        assertThat(((Entry.Unreadable) entry).cause().code()).isEqualTo("edi.header");
    }

    @Test
    void behind_an_interchange_nobody_can_read_the_next_one_is_found() {
        String good = UNB + message(1, "BGM+220+6214'") + "UNZ+1+7'\n";
        assertThat(shortly(EDI, good + "ISA*00*broken\nUNB+XXXX:9+ME'\n" + good))
                .containsExactly(
                        "message 1 (line 2)",
                        "behind message 1, line 5! edi.header",
                        "behind message 1, line 6! edi.header",
                        "message 2 (line 8)");
    }

    @Test
    void something_else_altogether_is_one_entry() {
        assertThat(Reading.told(EDI, "{\"order\":6215}\n{\"order\":6216}\n"))
                .containsExactly("line 1! neither UNA, UNB nor ISA stands here");
        assertThat(Reading.told(EDI, " \n\u001A")).isEmpty();
    }

    @Test
    void a_segment_without_end_and_one_with_too_much_in_it_are_refused() {
        String endless = UNB + "UNH+1+ORDERS:D:01B:UN'FTX+" + "x".repeat(70_000);
        assertThat(Reading.entries(EDI, endless)).singleElement().satisfies(entry -> {
            assertThat(entry.position()).isEqualTo("message 1, segment 2 (line 2)");
            assertThat(((Entry.Unreadable) entry).text()).hasSizeLessThan(65_536);
        });
        assertThat(shortly(
                        EDI,
                        UNB + message(1, "PIA" + "+".repeat(9_999) + "'") + message(2, "BGM+220+6217'") + "UNZ+2+7'"))
                .containsExactly("message 1, segment 2 (line 3)! edi.segment", "message 2 (line 4)");
    }

    @Test
    void segments_outside_of_a_message_are_told() {
        assertThat(shortly(EDI, UNB + "BGM+220'" + message(1, "BGM+220+6218'") + "UNZ+1+7'"))
                .containsExactly("line 2! edi.segment", "message 1 (line 2)");
    }

    private static List<String> shortly(String format, String text) {
        return Reading.entries(format, text).stream()
                .map(entry -> entry instanceof Entry.Unreadable bad
                        ? bad.position() + "! " + bad.cause().code()
                        : entry.position())
                .toList();
    }

    private static String message(int reference, String segments) {
        long count = segments.chars().filter(one -> one == '\'').count() + 2;
        return "UNH+" + reference + "+ORDERS:D:01B:UN'\n" + segments + "UNT+" + count + "+" + reference + "'\n";
    }
}
