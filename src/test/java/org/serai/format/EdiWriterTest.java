package org.serai.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.serai.canonical.SeraiException;
import org.serai.canonical.Tree;
import org.serai.format.edi.EdiWriter;
import org.serai.json.Json;

/** What is written, read again by our own reader, its counts and references checked. */
class EdiWriterTest {
    private static final String EDI = "{ name: edi }";
    private static final String EDIFACT = """
            { "syntax": "edifact", "charset": "%s",
              "interchange": { "sender": "4000002000004", "senderQualifier": "14", "recipient": "TEA+SHOP", "prepared": "2026-11-22T10:00:00Z" },
              "messages": [{ "message": { "type": "ORDRSP", "release": "01B", "association": "EAN009" }, "segments": %s }] }
            """;
    private static final String X12 = """
            { "syntax": "x12",
              "interchange": { "sender": "MUGWORKS", "recipient": "TEASHOP", "prepared": "2026-11-22T10:00" },
              "group": { "type": "PR", "sender": "MUGWORKS", "recipient": "TEASHOP", "version": "%s" },
              "messages": [{ "message": { "type": "855" }, "segments": %s }, { "message": { "type": "855" }, "segments": [] }] }
            """;

    private static EdiWriter.Written written(String tree, long number) {
        return EdiWriter.write(Tree.of(Json.parse(tree)), number);
    }

    private static List<Tree> read(EdiWriter.Written written) {
        List<Entry> entries = Reading.entries(EDI, written.text().getBytes(written.charset()));
        assertThat(entries).hasOnlyElementsOfType(Entry.Document.class);
        return entries.stream()
                .map(entry -> Tree.of(((Entry.Document) entry).tree()))
                .toList();
    }

    private static String note(String text) {
        return Json.text(List.of(
                List.of("BGM", "231", "6001", "29"),
                List.of("FTX", "AAI", "", "", List.of(text, "x", "")),
                List.of("UNS", "S")));
    }

    @Test
    void an_interchange_stands_as_the_standard_has_it() {
        assertThat(written(EDIFACT.formatted("UNOC", note("it's 5+5: 10?")), 42).text())
                .isEqualTo(
                        "UNA:+.? 'UNB+UNOC:3+4000002000004:14+TEA?+SHOP+261122:1000+42'"
                                + "UNH+1+ORDRSP:D:01B:UN:EAN009'BGM+231+6001+29'FTX+AAI+++it?'s 5?+5?: 10??:x'UNS+S'UNT+5+1'UNZ+1+42'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "??'", "a+b:c'd?e", "?+?:?'", "Löschen für Ærø", "''''", " + "})
    void whatever_a_customer_writes_is_read_again_as_it_was(String text) {
        Tree message = read(written(EDIFACT.formatted("UNOC", note(text)), 7)).get(0);
        assertThat(message.text("segments", "FTX", "0", "e4")).hasValue(text.strip());
        assertThat(message.text("segments", "FTX", "0", "e4_2")).hasValue("x");
        assertThat(message.text("interchange", "recipient")).hasValue("TEA+SHOP");
    }

    @Test
    void a_charset_writes_what_it_knows_and_says_where_it_knows_nothing() {
        Tree latin = read(written(EDIFACT.formatted("UNOC", note("Grüße 取消 👍\nund Ł")), 7))
                .get(0);
        assertThat(latin.text("segments", "FTX", "0", "e4")).hasValue("Grüße ?? ? und ?");
        Tree all =
                read(written(EDIFACT.formatted("UNOY", note("Grüße 取消 👍")), 7)).get(0);
        assertThat(all.text("segments", "FTX", "0", "e4")).hasValue("Grüße 取消 👍");
        assertThat(all.text("interchange", "prepared")).hasValue("2026-11-22T10:00");
        Tree old =
                read(written(EDIFACT.formatted("UNOA", note("Grüße an b")), 7)).get(0);
        assertThat(old.text("segments", "FTX", "0", "e4")).hasValue("GR?SSE AN B");
    }

    @ParameterizedTest
    @ValueSource(strings = {"004010", "005010X222"})
    void transaction_sets_stand_in_a_group_with_numbers_that_agree(String version) {
        String set = "[[\"BAK\", \"00\", \"AC\", \"6020\", \"20261121\"], [\"SLN\", [\"a\", \"b\"]]]";
        EdiWriter.Written written = written(X12.formatted(version, set), 1_000_000_041L);
        List<Tree> sets = read(written);
        assertThat(sets).hasSize(2);
        assertThat(sets.get(0).text("interchange", "reference")).hasValue("000000042");
        assertThat(sets.get(0).text("group", "reference")).hasValue("42");
        assertThat(sets.get(1).text("message", "reference")).hasValue("0002");
        assertThat(sets.get(0).text("segments", "BAK", "0", "e3")).hasValue("6020");
        assertThat(sets.get(0).text("segments", "SLN", "0", "e1_2")).hasValue("b");
        assertThat(written.text().indexOf('~')).isEqualTo(105);
    }

    @Test
    void x12_refuses_what_would_part_a_segment_and_nothing_goes_out_changed() {
        assertThatThrownBy(() -> written(X12.formatted("005010", "[[\"MSG\", \"5 * 5\"]]"), 1))
                .isInstanceOfSatisfying(
                        SeraiException.class,
                        refused -> assertThat(refused.code()).isEqualTo("edi.not-writable"))
                .hasMessageContaining("`*` in MSG");
        assertThat(written(X12.formatted("004010", "[[\"MSG\", \"5 ^ 5\"]]"), 1).text())
                .contains("MSG*5 ^ 5~");
    }

    @Test
    void what_is_missing_is_named_with_its_place() {
        for (var lack : Map.of(
                        "\"sender\": \"4000002000004\",", "/interchange/sender",
                        "\"release\": \"01B\",", "/messages/message/release",
                        "\"edifact\"", "/syntax")
                .entrySet()) {
            String tree = EDIFACT.formatted("UNOC", note("x"))
                    .replace(lack.getKey(), lack.getKey().endsWith(",") ? "" : "\"\"");
            assertThatThrownBy(() -> written(tree, 1))
                    .isInstanceOfSatisfying(
                            SeraiException.class,
                            refused -> assertThat(refused.where()).isEqualTo(lack.getValue()));
        }
    }
}
