package org.serai;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.BindException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.serai.canonical.SeraiException;

class StartFailureTest {
    private static final HubOptions OPTIONS = new HubOptions(false, Path.of(""), 8080, 8090, null);

    private static RuntimeException wrapped(Exception cause) {
        return new IllegalStateException("bean x", new IllegalStateException("bean y", cause));
    }

    @Test
    void what_a_room_said_is_what_is_told_however_often_it_was_wrapped() {
        var known = new SeraiException("home.in-use", "serai.lock", "another Serai uses this home", "stop it");
        assertThat(StartFailure.of(wrapped(known), OPTIONS)).isSameAs(known);
    }

    @Test
    void a_taken_port_is_named_with_the_option_that_chooses_another() {
        RuntimeException told = StartFailure.of(wrapped(new BindException("Address already in use")), OPTIONS);
        assertThat(told).isInstanceOf(SeraiException.class).hasMessageContaining("port 8080: Address already in use");
        assertThat(((SeraiException) told).advice()).contains("--port").contains("SERAI_BIND");
    }

    @Test
    void what_nobody_foresaw_stays_as_it_is() {
        RuntimeException bug = wrapped(new IllegalArgumentException("lost the thread"));
        assertThat(StartFailure.of(bug, OPTIONS)).isSameAs(bug);
    }
}
