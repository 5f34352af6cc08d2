package org.serai.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.serai.canonical.Tree;

class EdifactTest {
    private static final String EDI = "{ name: edi }";
    private static final String ORDERS =
            "{ name: edi, messages: { ORDERS: { groups: \"NAD(RFF CTA(COM)) LIN(NAD(CTA(COM)) *) UNS(*)\" } } }";
    private static final String EACH =
            "{ name: edi, messages: { IFTSTA: { groups: \"NAD(CTA(COM)) CNI(STS(NAD(CTA(COM)) *) *)\", each: CNI } } }";
    private static final String UNB = "UNB+UNOC:3+4000001000005:14+4000002000004:14+261127:0915+7001'";

    @Test
    void a_message_says_who_sent_it_and_each_segment_stands_by_its_tag() {
        assertThat(Reading.told(
                        EDI,
                        UNB + "UNH+1+ORDERS:D:01B:UN:EAN010'BGM+220+6001+9'DTM+137:20261127:102'UNT+4+1'UNZ+1+7001'"))
                .containsExactly(
                        "message 1 (line 1): {\"interchange\":{\"sender\":\"4000001000005\",\"senderQualifier\":\"14\","
                                + "\"recipient\":\"4000002000004\",\"recipientQualifier\":\"14\",\"reference\":\"7001\","
                                + "\"prepared\":\"2026-11-27T09:15\"},"
                                + "\"message\":{\"type\":\"ORDERS\",\"reference\":\"1\",\"version\":\"D\",\"release\":\"01B\","
                                + "\"agency\":\"UN\",\"association\":\"EAN010\"},\"part\":1,"
                                + "\"segments\":{\"BGM\":[{\"e1\":\"220\",\"e2\":\"6001\",\"e3\":\"9\"}],"
                                + "\"DTM\":[{\"e1\":\"137\",\"e1_2\":\"20261127\",\"e1_3\":\"102\"}]}}");
    }

    @Test
    void segments_stand_in_the_group_that_names_them() {
        Tree segments = segments(
                ORDERS,
                message(
                        "ORDERS",
                        "NAD+BY+1'RFF+VA:9'CTA+PD+Ada'COM+0151:TE'COM+a@b:EM'NAD+DP+2'LIN+1'QTY+21:2'NAD+ST+3'LIN+2'QTY+21:5'UNS+S'MOA+24:9'"));
        assertThat(segments.at("NAD", "0", "CTA", "0", "COM", "0", "e1").text()).hasValue("0151");
        assertThat(segments.at("NAD", "0", "CTA", "0", "COM", "1", "e1_2").text())
                .hasValue("EM");
        assertThat(segments.at("NAD", "0", "RFF", "0", "e1_2").text()).hasValue("9");
        assertThat(segments.at("NAD", "1", "e2").text()).hasValue("2");
        assertThat(segments.at("LIN", "0", "NAD", "0", "e2").text()).hasValue("3");
        assertThat(segments.at("LIN", "1", "QTY", "0", "e1_2").text()).hasValue("5");
        assertThat(segments.at("UNS", "0", "MOA", "0", "e1_2").text()).hasValue("9");
    }

    @Test
    void each_group_is_a_document_of_its_own_with_the_head_of_its_message() {
        List<Entry> entries =
                Reading.entries(EACH, message("IFTSTA", "BGM+77+1'NAD+CZ+9'CNI+1+A'STS++21'DTM+78:1'CNI+2+B'STS++13'"));
        assertThat(entries)
                .extracting(Entry::position)
                .containsExactly("message 1, CNI 1 (line 1)", "message 1, CNI 2 (line 1)");
        Tree second = Tree.of(((Entry.Document) entries.get(1)).tree());
        assertThat(second.at("part").text()).hasValue("2");
        assertThat(second.at("segments", "NAD", "0", "e1").text()).hasValue("CZ");
        assertThat(second.at("segments", "CNI", "0", "e2").text()).hasValue("B");
        assertThat(second.at("segments", "CNI", "1", "e2").text()).isEmpty();
    }

    @Test
    void una_says_what_parts_the_interchange() {
        String text =
                "UNA|*.# ~UNB*UNOA|1*ME*YOU*261127|0915*1~UNH*1*ORDERS|D|96A|UN~BGM*220*6#*0#|1#~~UNT*3*1~UNZ*1*1~";
        assertThat(segments(EDI, text).at("BGM", "0", "e2").text()).hasValue("6*0|1~");
    }

    @Test
    void syntax_four_repeats_elements() {
        String text = "UNA:+.?*'UNB+UNOC:4+ME+YOU+20261127:0915+1'UNH+1+ORDERS:D:11A:UN'ATT+1+A*B:x+C'UNT+3+1'UNZ+1+1'";
        Tree attributes = segments(EDI, text).at("ATT", "0");
        assertThat(attributes.at("e2").text()).hasValue("A");
        assertThat(attributes.at("e2r2").text()).hasValue("B");
        assertThat(attributes.at("e2r2_2").text()).hasValue("x");
        assertThat(attributes.at("e3").text()).hasValue("C");
    }

    @Test
    void line_ends_within_and_between_segments_mean_nothing() {
        String wrapped =
                "UNA:+.? '\r\n" + UNB + "\r\nUNH+1+ORDERS:D:01B:UN'\r\nBGM+22\r\n0+6002+9'\nUNT+3+1'UNZ+1+7001";
        List<Entry> entries = Reading.entries(EDI, wrapped);
        assertThat(entries).extracting(Entry::position).containsExactly("message 1 (line 3)");
        assertThat(Tree.of(((Entry.Document) entries.get(0)).tree())
                        .at("segments", "BGM", "0", "e1")
                        .text())
                .hasValue("220");
    }

    @Test
    void letters_are_read_in_the_charset_the_interchange_names() {
        assertThat(name("UNOC", StandardCharsets.ISO_8859_1)).isEqualTo("Jürgen");
        assertThat(name("UNOY", StandardCharsets.UTF_8)).isEqualTo("Jürgen");
        assertThat(name("UNOD", Charset.forName("ISO-8859-2"))).isEqualTo("Jürgen");
        assertThat(name("UNOY", StandardCharsets.ISO_8859_1)).contains("not UTF-8");
        assertThat(name("UNOA", StandardCharsets.ISO_8859_1)).contains("not US-ASCII");
    }

    @Test
    void a_descriptor_names_the_charset_where_senders_name_the_wrong_one() {
        byte[] bytes = interchange("UNOA", "Jürgen").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Reading.told(Reading.entries("{ name: edi, charset: ISO-8859-1 }", bytes)
                        .get(0)))
                .contains("Jürgen");
    }

    @Test
    void several_interchanges_stand_one_behind_the_other() {
        String one = message("ORDERS", "BGM+220+6003'");
        String other = "UNA|*.# ~UNB*UNOA|1*ME*YOU*261127|0915*1~UNH*1*ORDRSP|D|96A|UN~BGM*231*6004~UNT*3*1~UNZ*1*1~";
        assertThat(Reading.told(EDI, one + other + one)).hasSize(3).noneMatch(told -> told.contains("!"));
    }

    @Test
    void what_is_wrong_in_a_descriptor_is_told_where_it_stands() {
        assertThat(Reading.findings("{ name: edi, messages: { ORDERS: { groups: \"NAD(CTA\" } } }"))
                .singleElement()
                .satisfies(found -> assertThat(found.message()).isEqualTo("a `)` is missing"));
        assertThat(Reading.findings("{ name: edi, messages: { ORDERS: { groups: \"NAD lin\" } } }"))
                .singleElement()
                .satisfies(found -> assertThat(found.message()).isEqualTo("`l` is no tag of a segment"));
        assertThat(Reading.findings("{ name: edi, messages: { IFTSTA: { groups: \"NAD\", each: CNI } } }"))
                .singleElement()
                .satisfies(found -> assertThat(found.message()).isEqualTo("`CNI` is none of the outer groups"));
        assertThat(Reading.findings("{ name: edi, charset: latin }"))
                .singleElement()
                .satisfies(found -> assertThat(found.message()).isEqualTo("unknown charset"));
    }

    private static String name(String syntax, Charset charset) {
        Entry entry = Reading.entries(EDI, interchange(syntax, "Jürgen").getBytes(charset))
                .get(0);
        return entry instanceof Entry.Document document
                ? Tree.of(document.tree())
                        .at("segments", "NAD", "0", "e4")
                        .text()
                        .orElse("")
                : Reading.told(entry);
    }

    private static String interchange(String syntax, String name) {
        return "UNB+" + syntax + ":3+ME+YOU+261127:0915+1'UNH+1+ORDERS:D:01B:UN'NAD+BY+++" + name + "'UNT+3+1'UNZ+1+1'";
    }

    private static String message(String type, String segments) {
        long count = segments.chars().filter(one -> one == '\'').count() + 2;
        return UNB + "UNH+1+" + type + ":D:01B:UN'" + segments + "UNT+" + count + "+1'UNZ+1+7001'";
    }

    private static Tree segments(String format, String text) {
        List<Entry> entries = Reading.entries(format, text);
        assertThat(entries).hasSize(1);
        return Tree.of(((Entry.Document) entries.get(0)).tree()).at("segments");
    }
}
