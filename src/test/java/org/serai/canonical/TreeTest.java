package org.serai.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TreeTest {
    private static final Tree REQUEST = Tree.of(Map.of("body", Map.of("id", "1"), "query", "a=b"));

    @Test
    void a_value_is_put_into_a_copy_beside_what_stands_there() {
        assertThat(REQUEST.with("s3cret", "body", "state").node())
                .isEqualTo(Map.of("body", Map.of("id", "1", "state", "s3cret"), "query", "a=b"));
        assertThat(REQUEST.has("body", "state")).isFalse();
    }

    @Test
    void objects_on_the_way_are_made_where_there_are_none() {
        assertThat(Tree.of(null).with("x", "a", "b").node()).isEqualTo(Map.of("a", Map.of("b", "x")));
        assertThat(Tree.of(Map.of("a", List.of(1))).with("x", "a", "b").node())
                .isEqualTo(Map.of("a", Map.of("b", "x")));
    }

    @Test
    void without_a_path_it_is_the_value() {
        assertThat(REQUEST.with("x").node()).isEqualTo("x");
    }
}
