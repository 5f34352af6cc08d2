package org.serai.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;

class FormTest {
    private static final String FORM = "{ name: form }";

    @Test
    void fields_are_texts_and_a_name_that_repeats_is_a_list() {
        assertThat(Reading.told(FORM, "number=4711&name=J%C3%BCrgen+K.&tag=a&tag=b&tag=c&empty=&flag"))
                .containsExactly(": {\"number\":\"4711\",\"name\":\"Jürgen K.\",\"tag\":[\"a\",\"b\",\"c\"]}");
    }

    @Test
    void what_is_no_form_is_unreadable_as_a_whole() {
        assertThat(Reading.told(FORM, "a=%zz")).singleElement().asString().startsWith("! not a form: ");
    }

    @Test
    void a_form_without_end_is_refused() {
        String many = String.join("&", Collections.nCopies(1_001, "a=1"));
        assertThat(Reading.told(FORM, many)).containsExactly("! more than 1 MiB or 1,000 fields");
        assertThat(Reading.told(FORM, "a=" + "x".repeat(1_100_000)))
                .containsExactly("! more than 1 MiB or 1,000 fields");
    }

    @Test
    void nothing_posted_is_no_document() {
        assertThat(Reading.told(FORM, "")).isEmpty();
    }
}
