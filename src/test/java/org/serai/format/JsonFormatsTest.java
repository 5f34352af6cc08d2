package org.serai.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonFormatsTest {
    private static final String LINES = "{ name: json-lines }";

    @Test
    void without_a_word_the_whole_is_one_document() {
        assertThat(Reading.told("{ name: json }", "{\"a\": [1,\n2.50]}")).containsExactly(": {\"a\":[1,2.50]}");
    }

    @Test
    void half_a_document_is_unreadable_with_its_place() {
        List<Entry> entries = Reading.entries("{ name: json }", "{\"a\": [1,");
        assertThat(entries).singleElement().isInstanceOfSatisfying(Entry.Unreadable.class, half -> {
            assertThat(half.text()).isEqualTo("{\"a\": [1,");
            assertThat(half.cause().code()).isEqualTo("document.unreadable");
            assertThat(half.cause()).hasMessageStartingWith("not JSON at 1:");
        });
    }

    @Test
    void each_line_is_a_document() {
        assertThat(Reading.told(LINES, "\uFEFF{\"a\":1}\r\n\n  \n[2]\n\"ü\""))
                .containsExactly("line 1: {\"a\":1}", "line 4: [2]", "line 5: \"ü\"");
        assertThat(Reading.told(LINES, "")).isEmpty();
        assertThat(Reading.told(LINES, "\n\n")).isEmpty();
    }

    @Test
    void a_bad_line_stops_itself_only() {
        List<Entry> entries = Reading.entries(LINES, "{\"a\":1}\n{\"a\":\n{\"a\":3}\nnull\n{\"a\":5} 6\n");
        assertThat(entries)
                .extracting(Entry::position)
                .containsExactly("line 1", "line 2", "line 3", "line 4", "line 5");
        assertThat(entries)
                .filteredOn(Entry.Unreadable.class::isInstance)
                .extracting(Entry::position)
                .containsExactly("line 2", "line 4", "line 5");
    }

    @Test
    void a_line_without_end_is_cut_and_the_next_one_is_read() {
        String block = "{ name: json-lines, max-bytes: 10 }";
        assertThat(Reading.told(block, "{\"a\":123}\n{\"a\":\"" + "x".repeat(100_000) + "\"}\n{\"a\":3}"))
                .containsExactly("line 1: {\"a\":123}", "line 2! more than 10 bytes in one line", "line 3: {\"a\":3}");
    }

    @Test
    void what_cannot_be_read_is_shown_as_far_as_it_can_be_kept() {
        assertThat(Reading.entries(LINES, "\u0000" + "€".repeat(100_000)))
                .singleElement()
                .isInstanceOfSatisfying(Entry.Unreadable.class, long_one -> {
                    assertThat(long_one.text()).hasSize(16 * 1024).startsWith("\uFFFD€");
                });
    }

    @Test
    void the_items_of_an_array_are_documents() {
        assertThat(Reading.told("{ name: json, each: \"\" }", "[{\"a\":1}, null, 2.50]"))
                .containsExactly("item 1: {\"a\":1}", "item 2! null says nothing", "item 3: 2.50");
        assertThat(Reading.told(
                        "{ name: json, each: /data/items }", "{\"n\":[1],\"data\":{\"x\":{},\"items\":[7]}, \"z\":1}"))
                .containsExactly("item 1: 7");
        assertThat(Reading.told("{ name: json, each: \"\" }", "[]")).isEmpty();
    }

    @Test
    void where_the_array_breaks_off_the_rest_is_one_entry() {
        assertThat(Reading.told("{ name: json, each: \"\" }", "[{\"a\":1}, {\"a\":"))
                .hasSize(2)
                .element(1)
                .asString()
                .startsWith("item 2! not JSON at 1:");
        assertThat(Reading.told("{ name: json, each: /items }", "{\"item\": [1]}"))
                .containsExactly("item 1! not JSON at 1:1: there is no array at /items");
    }

    @Test
    void a_pointer_begins_with_a_slash() {
        assertThat(Reading.findings("{ name: json, each: items }")).hasSize(1);
    }
}
