package org.serai.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.serai.canonical.DocumentException;

class BatchTest {
    private static List<String> split(String pointer, String body) {
        return new Batch(pointer)
                .documents(body.getBytes(StandardCharsets.UTF_8)).stream()
                        .map(document -> new String(document, StandardCharsets.UTF_8))
                        .toList();
    }

    private static String numbers(int howMany) {
        return IntStream.range(0, howMany).mapToObj(Integer::toString).collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    void the_items_of_an_array_are_documents_in_its_order() {
        assertThat(split("", "[{\"id\":2.50}, {\"id\":12345678901234567890}]"))
                .containsExactly("{\"id\":2.50}", "{\"id\":12345678901234567890}");
        assertThat(split("/value", "{\"value\":[{\"a\":1},{\"a\":2}]}")).containsExactly("{\"a\":1}", "{\"a\":2}");
        assertThat(split("", "[null, 7]")).containsExactly("null", "7");
    }

    @Test
    void what_is_no_batch_is_one_document_and_stays_as_it_is() {
        for (String one : List.of("{ \"id\": 1 }", "[]", "7", "", "not JSON", "[1,")) {
            assertThat(split("", one)).containsExactly(one);
        }
        assertThat(split("/value", "[1, 2]")).containsExactly("[1, 2]");
    }

    @Test
    void a_batch_without_end_is_refused_as_a_whole() {
        assertThat(split("", numbers(1_000))).hasSize(1_000);
        assertThatThrownBy(() -> split("", numbers(1_001)))
                .isInstanceOfSatisfying(
                        DocumentException.class, e -> assertThat(e.code()).isEqualTo("document.too-large"));
    }
}
