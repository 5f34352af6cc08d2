package org.serai.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class UnmappedWordsTest {
    @TempDir
    Path home;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private UnlistedWords list = new UnlistedWords(Path.of(""));

    @BeforeEach
    void an_empty_home() {
        list = UnlistedWords.in(home.resolve("not-there-yet"));
    }

    @Test
    void a_word_is_counted_each_time_and_listed_once() throws IOException {
        UnmappedWords words = aHub();
        words.lookedUp(unmapped("beamed, up"));
        words.lookedUp(unmapped("Beamed, UP"));
        words.lookedUp(unmapped("lost"));
        words.lookedUp(new LookedUp("acme/mapping/a.jslt", "status", "delivered", "DELIVERED"));

        assertThat(counted()).isEqualTo(3);
        assertThat(list.read())
                .containsExactly(
                        new UnlistedWord("acme", "status", "beamed, up"), new UnlistedWord("acme", "status", "lost"));
    }

    @Test
    void the_log_tells_a_word_once_a_version(CapturedOutput output) {
        UnmappedWords words = aHub();
        words.lookedUp(unmapped("thrown-once"));
        words.lookedUp(unmapped("thrown-once"));
        assertThat(output.getAll().split("thrown-once", -1)).hasSize(2);

        words.newVersion();
        words.lookedUp(unmapped("thrown-once"));
        assertThat(output.getAll().split("thrown-once", -1)).hasSize(3);
    }

    @Test
    void a_hub_that_starts_again_lists_no_word_twice() throws IOException {
        aHub().lookedUp(unmapped("lost"));
        aHub().lookedUp(unmapped("lost"));

        assertThat(list.read()).hasSize(1);
    }

    @Test
    void a_word_made_to_do_harm_stays_on_its_line_and_short(CapturedOutput output) throws IOException {
        aHub().lookedUp(unmapped("x\nERROR forged\r" + "y".repeat(5_000)));

        assertThat(output.getOut().lines()).noneMatch(line -> line.startsWith("ERROR"));
        assertThat(list.read().get(0).word()).startsWith("x ERROR forged y").hasSizeLessThan(100);
    }

    @Test
    void a_flood_of_words_is_counted_and_fills_neither_memory_nor_disk() throws IOException {
        UnmappedWords words = aHub();
        for (int i = 0; i < 3_000; i++) {
            words.lookedUp(unmapped("word " + i));
        }

        assertThat(counted()).isEqualTo(3_000);
        assertThat(list.read()).hasSize(1_000);
    }

    @Test
    void a_list_that_cannot_be_written_stops_nobody() throws IOException {
        Files.writeString(home.resolve("not-there-yet"), "a file where the home should be");

        aHub().lookedUp(unmapped("lost"));

        assertThat(counted()).isEqualTo(1);
    }

    private UnmappedWords aHub() {
        return new UnmappedWords(meters, list);
    }

    private double counted() {
        return meters.get("serai.mapping.unmapped")
                .tags("connector", "acme", "table", "status")
                .counter()
                .count();
    }

    private static LookedUp unmapped(String word) {
        return new LookedUp("acme/mapping/a.jslt", "status", word, null);
    }
}
