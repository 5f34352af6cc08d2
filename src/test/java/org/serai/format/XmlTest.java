package org.serai.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class XmlTest {
    private static final String XML = "{ name: xml }";

    @Test
    void attributes_texts_and_children_have_their_places() {
        assertThat(Reading.told(XML, """
                        <?xml version="1.0"?>
                        <o:order xmlns:o="urn:x" id="4711" empty="">
                          <total currency="EUR">12.50</total><note/><name><!-- the buyer --> Ada <![CDATA[& Bo]]> &lt;&#228;</name>
                        </o:order>"""))
                .containsExactly("order 1 (line 2): {\"#name\":\"order\",\"@id\":\"4711\","
                        + "\"total\":{\"@currency\":\"EUR\",\"#text\":\"12.50\"},\"name\":\"Ada & Bo <ä\"}");
    }

    @Test
    void what_repeats_is_a_list_and_what_is_named_always_is_one() {
        String one = "<order><line>1</line><party>a</party></order>";
        String two = "<order><line>1</line><line>2</line><party>a</party><party>b</party><party>c</party></order>";
        String block = "{ name: xml, lists: [line] }";
        assertThat(Reading.told(block, one))
                .containsExactly("order 1 (line 1): {\"#name\":\"order\",\"line\":[\"1\"],\"party\":\"a\"}");
        assertThat(Reading.told(block, two))
                .containsExactly("order 1 (line 1): {\"#name\":\"order\",\"line\":[\"1\",\"2\"],"
                        + "\"party\":[\"a\",\"b\",\"c\"]}");
    }

    @Test
    void each_of_the_named_elements_is_a_document_wherever_it_stands() {
        assertThat(
                        Reading.told(
                                "{ name: xml, each: [order, return] }",
                                "<batch><head><x>1</x></head>\n<orders><order><n>1</n></order>\n<order n='2'/></orders>\n<return>3</return></batch>"))
                .containsExactly(
                        "order 1 (line 2): {\"#name\":\"order\",\"n\":\"1\"}",
                        "order 2 (line 3): {\"#name\":\"order\",\"@n\":\"2\"}",
                        "return 3 (line 4): {\"#name\":\"return\",\"#text\":\"3\"}");
    }

    @Test
    void each_idoc_is_a_document_whose_segments_are_lists() {
        assertThat(Reading.told("{ name: idoc }", """
                        <DELVRY07>
                        <IDOC BEGIN="1"><EDI_DC40 SEGMENT="1"><DOCNUM>01</DOCNUM><SNDPRT></SNDPRT></EDI_DC40>
                        <E1EDL20 SEGMENT="1"><VBELN>0080</VBELN><E1EDL18 SEGMENT="1"><QUALF>PIC</QUALF></E1EDL18>
                        <E1EDL18 SEGMENT="1"><QUALF>PGI</QUALF></E1EDL18></E1EDL20></IDOC>
                        <IDOC BEGIN="1"><EDI_DC40 SEGMENT="1"><DOCNUM>02</DOCNUM></EDI_DC40></IDOC></DELVRY07>"""))
                .containsExactly(
                        "IDOC 1 (line 2): {\"EDI_DC40\":{\"DOCNUM\":\"01\"},\"E1EDL20\":[{\"VBELN\":\"0080\","
                                + "\"E1EDL18\":[{\"QUALF\":\"PIC\"},{\"QUALF\":\"PGI\"}]}]}",
                        "IDOC 2 (line 5): {\"EDI_DC40\":{\"DOCNUM\":\"02\"}}");
    }

    @Test
    void half_a_file_gives_the_documents_that_are_whole_and_the_rest_as_one() {
        List<Entry> entries =
                Reading.entries("{ name: xml, each: order }", "<orders><order><n>1</n></order><order><n>2</n></or");
        assertThat(entries).hasSize(2);
        assertThat(entries.get(0)).isInstanceOf(Entry.Document.class);
        assertThat(entries.get(1)).isInstanceOfSatisfying(Entry.Unreadable.class, rest -> {
            assertThat(rest.cause()).hasMessageStartingWith("not XML: ");
            assertThat(rest.text()).endsWith("<n>2</n></or");
        });
        assertThat(Reading.told(XML, "")).singleElement().asString().startsWith("line 1! not XML: ");
        assertThat(Reading.told(XML, "a,b")).singleElement().asString().startsWith("line 1! not XML: ");
    }

    @Test
    void an_entity_bomb_is_refused_unread() {
        assertThat(Reading.told(XML, """
                        <!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;">]>
                        <order>&c;</order>""")).containsExactly("line 1! not XML: it has a DTD");
    }

    @Test
    void no_entity_reaches_outside() {
        assertThat(Reading.told(XML, "<!DOCTYPE a [<!ENTITY f SYSTEM \"file:///etc/hostname\">]>\n<a>&f;</a>"))
                .containsExactly("line 1! not XML: it has a DTD");
        assertThat(Reading.told(XML, "<a>&f;</a>")).singleElement().asString().startsWith("line 1! not XML: ");
    }

    @Test
    void what_is_nested_without_end_is_refused() {
        assertThat(Reading.told(XML, "<a>".repeat(100_000)))
                .singleElement()
                .asString()
                .contains("more than 100 elements in each other");
        assertThat(Reading.told("{ name: xml, each: order }", "<a>".repeat(100_000)))
                .singleElement()
                .asString()
                .contains("more than 100 elements in each other");
    }

    @Test
    void mixed_encodings_are_refused() {
        byte[] latin = "<a><b>ü</b></a>".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Reading.entries(XML, latin)).singleElement().isInstanceOf(Entry.Unreadable.class);
        assertThat(Reading.entries(
                        XML,
                        "<?xml version='1.0' encoding='ISO-8859-1'?><a>ü</a>".getBytes(StandardCharsets.ISO_8859_1)))
                .extracting(Reading::told)
                .containsExactly("a 1 (line 1): {\"#name\":\"a\",\"#text\":\"ü\"}");
    }
}
