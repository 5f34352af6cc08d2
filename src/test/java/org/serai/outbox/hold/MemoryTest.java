package org.serai.outbox.hold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.serai.database.Place;

/** What makes a hub hold at its start, and what does not. */
class MemoryTest {
    private static final UUID HOUSE = new UUID(0, 1);
    private static final UUID RESTORED = new UUID(0, 2);
    private static final UUID HOME = new UUID(0, 9);
    private static final Place HERE = place("00000001");

    private static Place place(String timeline) {
        return new Place(Map.of("cluster", "7", "timeline", timeline));
    }

    private static Memory memory(long number, UUID... incarnations) {
        return new Memory(List.of(incarnations), number, HERE);
    }

    private static Mark mark(UUID incarnation, long number) {
        return new Mark(HOUSE, incarnation, HOME, number);
    }

    private static Optional<String> code(Memory memory, Mark mark) {
        return memory.differs(Optional.of(mark), HERE, true).map(Cause::code);
    }

    @Test
    void a_database_that_knows_as_much_or_more_is_the_one_that_was_left() {
        assertThat(code(memory(5, HOUSE), mark(HOUSE, 5))).isEmpty();
        assertThat(code(memory(6, HOUSE), mark(HOUSE, 5))).isEmpty();
    }

    @Test
    void a_database_that_knows_less_was_put_back() {
        assertThat(code(memory(4, HOUSE), mark(HOUSE, 5))).hasValue("hold.behind");
    }

    @Test
    void so_was_one_that_never_heard_of_a_restore_the_home_lived_through() {
        assertThat(code(memory(9, HOUSE), mark(RESTORED, 5))).hasValue("hold.behind");
    }

    @Test
    void what_another_node_noticed_first_is_not_noticed_twice() {
        assertThat(code(memory(4, HOUSE, RESTORED), mark(HOUSE, 5))).isEmpty();
    }

    @Test
    void an_old_home_on_another_database_is_told_apart() {
        assertThat(code(memory(9, RESTORED), mark(HOUSE, 5))).hasValue("hold.other");
    }

    @Test
    void a_new_home_and_a_database_that_was_never_looked_at_are_no_reason() {
        assertThat(new Memory(List.of(HOUSE), 0, null).differs(Optional.empty(), HERE, true))
                .isEmpty();
    }

    @Test
    void another_timeline_is_a_failover_which_may_have_lost_commits_unless_the_standby_is_synchronous() {
        Memory memory = memory(5, HOUSE);
        Optional<Mark> mark = Optional.of(mark(HOUSE, 5));

        assertThat(memory.differs(mark, place("00000002"), true))
                .hasValueSatisfying(cause -> assertThat(cause)
                        .isEqualTo(new Cause(
                                "hold.moved",
                                "the database lives elsewhere than it did: timeline 00000002, before 00000001")));
        assertThat(memory.differs(mark, place("00000002"), false)).isEmpty();
        assertThat(memory.differs(Optional.of(mark(HOUSE, 6)), place("00000002"), false))
                .as("but it did lose something")
                .map(Cause::code)
                .hasValue("hold.behind");
    }

    @Test
    void another_cluster_is_a_reason_whatever_the_standby_is() {
        Place elsewhere = new Place(Map.of("cluster", "8", "timeline", "00000001"));

        assertThat(memory(5, HOUSE).differs(Optional.of(mark(HOUSE, 5)), elsewhere, false))
                .map(Cause::code)
                .hasValue("hold.moved");
    }
}
