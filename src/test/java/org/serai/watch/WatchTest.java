package org.serai.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class WatchTest {
    private static final Gauge LOAD = new Gauge("serai.load", "", "what a room carries");
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Watched> rooms = new ArrayList<>();
    private final Watch watch = new Watch(
            () -> rooms,
            meters,
            new Pressure(new PressureSettings(
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(2),
                    DataSize.ofGigabytes(2),
                    DataSize.ofGigabytes(3),
                    DataSize.ofMegabytes(2),
                    DataSize.ofMegabytes(1))));

    private double load(String room) {
        return meters.get("serai.load").tag("room", room).gauge().value();
    }

    @Test
    void a_room_that_cannot_answer_keeps_what_it_said_and_the_others_are_asked_all_the_same() {
        var answers = new ArrayList<>(List.of(1.0));
        var others = new ArrayList<>(List.of(7.0, 8.0));
        rooms.add(() -> List.of(LOAD.at(answers.remove(0), "room", "first")));
        rooms.add(() -> List.of(LOAD.at(others.remove(0), "room", "second")));

        watch.look();
        watch.look();

        assertThat(load("first")).isEqualTo(1);
        assertThat(load("second")).isEqualTo(8);
    }

    @Test
    void what_is_no_longer_measured_is_no_longer_shown() {
        var answers = new ArrayList<>(List.of(List.of(LOAD.at(1, "room", "gone")), List.<Measure>of()));
        rooms.add(() -> answers.remove(0));

        watch.look();
        assertThat(load("gone")).isEqualTo(1);
        watch.look();

        assertThat(meters.find("serai.load").gauge()).isNull();
    }

    /** Taken away and put back, a scrape between the two fails with both. */
    @Test
    void what_goes_on_being_measured_stays_where_it_is() {
        var answers = new ArrayList<>(List.of(1.0, 2.0));
        rooms.add(() -> List.of(LOAD.at(answers.remove(0), "room", "first")));

        watch.look();
        var gauge = meters.get("serai.load").gauge();
        watch.look();

        assertThat(meters.get("serai.load").gauge()).isSameAs(gauge);
        assertThat(load("first")).isEqualTo(2);
    }
}
