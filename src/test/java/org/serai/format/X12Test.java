package org.serai.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.serai.canonical.Tree;

class X12Test {
    private static final String EDI = "{ name: edi }";
    private static final String ISA =
            "ISA*00*          *00*          *ZZ*CARRIERCO      *01*000000001      *261127*0915*^*00501*000000071*0*P*>~\n";
    private static final String STATUS =
            "{ name: edi, messages: { \"214\": { groups: \"N1(N3 N4 PER) LX(AT7(MS1 MS2) *)\" } } }";

    @Test
    void a_transaction_set_says_who_sent_it_and_in_which_group() {
        assertThat(Reading.told(EDI, set("214", "B10*P6101*6101*CARR~\n")))
                .containsExactly(
                        "message 1 (line 3): {\"interchange\":{\"sender\":\"CARRIERCO\",\"senderQualifier\":\"ZZ\","
                                + "\"recipient\":\"000000001\",\"recipientQualifier\":\"01\",\"reference\":\"000000071\","
                                + "\"prepared\":\"2026-11-27T09:15\"},"
                                + "\"group\":{\"type\":\"QM\",\"sender\":\"CARRIERCO\",\"recipient\":\"YOU\",\"reference\":\"71\","
                                + "\"version\":\"005010\"},\"message\":{\"type\":\"214\",\"reference\":\"0001\"},\"part\":1,"
                                + "\"segments\":{\"B10\":[{\"e1\":\"P6101\",\"e2\":\"6101\",\"e3\":\"CARR\"}]}}");
    }

    @Test
    void segments_stand_in_the_loop_that_names_them() {
        Tree segments =
                segments(STATUS, set("214", "N1*CN*ADA~N4*BONN**53111*DE~LX*1~AT7*D1*NS~MS1*BONN~L11*6102*PO~AT7*X6~"));
        assertThat(segments.at("N1", "0", "N4", "0", "e4").text()).hasValue("DE");
        assertThat(segments.at("LX", "0", "AT7", "0", "MS1", "0", "e1").text()).hasValue("BONN");
        assertThat(segments.at("LX", "0", "L11", "0", "e1").text()).hasValue("6102");
        assertThat(segments.at("LX", "0", "AT7", "1", "e1").text()).hasValue("X6");
    }

    @Test
    void elements_repeat_and_have_components() {
        Tree segments = segments(EDI, set("850", "REF*A^B>x*2~"));
        assertThat(segments.at("REF", "0", "e1r2").text()).hasValue("B");
        assertThat(segments.at("REF", "0", "e1r2_2").text()).hasValue("x");
        assertThat(segments.at("REF", "0", "e2").text()).hasValue("2");
    }

    @Test
    void a_line_end_may_end_segments() {
        String text =
                set("850", "BEG*00*SA*6103**20261127~").replace("~\n", "~").replace('~', '\n');
        assertThat(segments(EDI, text).at("BEG", "0", "e3").text()).hasValue("6103");
    }

    @Test
    void a_byte_order_mark_and_hard_blanks_in_the_header_do_no_harm() {
        String text = "\uFEFF"
                + set("850", "BEG*00*SA*6104~").replace("CARRIERCO      *01", "CARRIERCO \u00A0 \u00A0 \u00A0*01");
        Entry entry = Reading.entries(EDI, text).get(0);
        assertThat(Reading.told(entry)).contains("\"sender\":\"CARRIERCO\"").contains("6104");
    }

    @Test
    void a_test_says_so() {
        assertThat(Reading.told(EDI, set("850", "BEG*00~").replace("*P*>", "*T*>"))
                        .get(0))
                .contains("\"test\":true");
    }

    static String set(String type, String segments) {
        long count = segments.chars().filter(one -> one == '~').count() + 2;
        return ISA + "GS*QM*CARRIERCO*YOU*20261127*0915*71*X*005010~\nST*" + type + "*0001~" + segments + "SE*" + count
                + "*0001~GE*1*71~IEA*1*000000071~";
    }

    private static Tree segments(String format, String text) {
        List<Entry> entries = Reading.entries(format, text);
        assertThat(entries).hasSize(1);
        return Tree.of(((Entry.Document) entries.get(0)).tree()).at("segments");
    }
}
