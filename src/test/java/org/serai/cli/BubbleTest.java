package org.serai.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BubbleTest {
    private static List<String> lines(String body, String... buttons) {
        return new Bubble(Optional.of("Order 4711"), body, Optional.of("Reply STOP"), List.of(buttons))
                .lines(new Paint(false));
    }

    @Test
    void header_body_footer_and_buttons_stand_in_one_frame() {
        assertThat(lines("Hello Ada", "Change address", "Cancel order"))
                .hasSize(9)
                .allMatch(line -> Columns.width(line) == 48);
    }

    @Test
    void long_text_is_broken_at_blanks_and_newlines_and_a_long_word_is_cut() {
        List<String> lines = lines("one two three ".repeat(10) + "\n" + "x".repeat(100));
        assertThat(lines).allMatch(line -> Columns.width(line) == 48);
        assertThat(String.join("", lines)).contains("xxx");
    }

    @Test
    void right_to_left_text_is_isolated_from_the_frame_and_stands_at_the_right() {
        String line = lines("مرحبا آدا").get(2);
        assertThat(line).startsWith("│ ").endsWith("\u2068مرحبا آدا\u2069 │");
    }

    @Test
    void wide_letters_and_emoji_count_twice_and_marks_not_at_all() {
        assertThat(Columns.width("漢字")).isEqualTo(4);
        assertThat(Columns.width("🚚")).isEqualTo(2);
        assertThat(Columns.width("e\u0301")).isEqualTo(1);
    }
}
