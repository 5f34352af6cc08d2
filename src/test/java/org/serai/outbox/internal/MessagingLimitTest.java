package org.serai.outbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serai.canonical.MessageId;
import org.serai.canonical.OutboundMessage;
import org.serai.canonical.Priority;

/** So many different people in 24 hours, and what is spared for what is urgent. */
class MessagingLimitTest {
    private static final int LIMIT = 20;
    private Rig rig;

    @BeforeEach
    void build() throws IOException {
        rig = new Rig().messagingLimit(LIMIT).start();
    }

    @AfterEach
    void close() throws IOException {
        rig.close();
    }

    @Test
    void the_usual_leaves_a_rest_to_what_is_urgent_and_bulk_leaves_more() {
        send(Priority.BULK, 0, 20);
        settled(16, 4);
        send(Priority.NORMAL, 20, 10);
        settled(19, 11);
        send(Priority.URGENT, 30, 3);
        settled(20, 13);
        assertThat(rig.count("message where reason_code = 'policy.messaging-limit'"))
                .isEqualTo(13);
        assertThat(rig.gauge("serai.messaging.limit.used.ratio")).isEqualTo(1);
    }

    @Test
    void who_counts_already_and_who_wrote_of_late_cost_nothing() {
        send(Priority.NORMAL, 0, 19);
        settled(19, 0);
        rig.awaitState(rig.send(phone(3)), "accepted");
        rig.customerWrote(phone(99));
        rig.awaitState(rig.send(phone(99)), "accepted");
        send(Priority.NORMAL, 50, 1);
        settled(21, 1);
        assertThat(rig.count("reached")).isEqualTo(19);
    }

    @Test
    void a_day_later_there_is_room_again_and_what_waited_goes() {
        send(Priority.NORMAL, 0, 25);
        settled(19, 6);
        rig.advance(Duration.ofHours(24).plusMinutes(16));
        settled(25, 0);
        assertThat(people()).isEqualTo(25);
    }

    @Test
    void the_count_is_kept_right_when_people_are_written_to_again() {
        send(Priority.NORMAL, 0, 10);
        settled(10, 0);
        rig.advance(Duration.ofHours(20));
        send(Priority.NORMAL, 0, 5);
        settled(15, 0);
        assertThat(people()).isEqualTo(10);
        rig.advance(Duration.ofHours(5));
        assertThat(counted()).isEqualTo(5);
    }

    private void send(Priority priority, int first, int many) {
        List<OutboundMessage> messages = IntStream.range(first, first + many)
                .mapToObj(i -> with(Rig.message(phone(i)), priority))
                .toList();
        rig.transactions().executeWithoutResult(status -> messages.forEach(rig::submit));
    }

    private void settled(int accepted, int waiting) {
        Rig.await(
                () -> rig.count("message where state = 'accepted'") == accepted
                        && rig.count("message where state = 'scheduled'") == waiting,
                () -> "states are "
                        + rig.jdbc
                                .sql("select state, count(*) from message group by 1")
                                .query()
                                .listOfRows());
    }

    private long people() {
        return rig.jdbc
                .sql("select sum(people) from reach_count")
                .query(Long.class)
                .single();
    }

    private long counted() {
        return rig.jdbc
                .sql("select coalesce(sum(people), 0) from reach_count where until > :now::timestamptz")
                .param("now", rig.clock.instant().toString())
                .query(Long.class)
                .single();
    }

    private static String phone(int i) {
        return String.format(Locale.ROOT, "+49151000%05d", i);
    }

    private static OutboundMessage with(OutboundMessage usual, Priority priority) {
        return new OutboundMessage(
                MessageId.next(),
                usual.flow(),
                usual.event(),
                usual.to(),
                usual.content(),
                usual.alternative(),
                usual.sendClass(),
                priority,
                Duration.ofDays(3),
                usual.problem());
    }
}
