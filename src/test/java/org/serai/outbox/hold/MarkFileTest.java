package org.serai.outbox.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.serai.canonical.SeraiException;

class MarkFileTest {
    @TempDir
    private Path home;

    @Test
    void a_new_home_has_none_and_an_old_one_has_the_last() {
        var first = new Mark(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), 7);
        var second = new Mark(first.house(), UUID.randomUUID(), first.home(), 8);
        assertThat(new MarkFile(home.resolve("new")).read()).isEmpty();

        new MarkFile(home).write(first);
        new MarkFile(home).write(second);

        assertThat(new MarkFile(home).read()).hasValue(second);
        assertThat(home).isDirectoryContaining("glob:**/database.mark").isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void one_that_somebody_changed_stops_the_start_and_says_what_to_do() throws IOException {
        Files.writeString(home.resolve("database.mark"), "mark=many\n");

        assertThatThrownBy(new MarkFile(home)::read).isInstanceOfSatisfying(SeraiException.class, said -> {
            assertThat(said.code()).isEqualTo("hold.mark-unreadable");
            assertThat(said.where()).endsWith("database.mark");
            assertThat(said.advice()).contains("SERAI_HOLD");
        });
    }
}
