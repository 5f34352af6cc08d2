package org.serai.outbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serai.canonical.MessageId;
import org.serai.outbox.Messages;
import org.serai.webhook.events.StatusReceived;

class StatusesTest {
    private Rig rig;

    @BeforeEach
    void build() throws IOException {
        rig = new Rig();
        rig.start();
    }

    @AfterEach
    void clear() throws IOException {
        rig.close();
    }

    @Test
    void tripled_and_shuffled_over_many_webhooks_at_once_the_end_is_the_same() {
        List<MessageId> ids = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            ids.add(rig.send("+49151000020" + (10 + i)));
        }
        ids.forEach(id -> rig.awaitState(id, "accepted"));
        List<StatusReceived> all = new ArrayList<>();
        for (int times = 0; times < 3; times++) {
            for (String opaque : rig.opaques()) {
                String wamid = rig.wamid(opaque).orElseThrow();
                for (String word : List.of("sent", "delivered", "read")) {
                    all.add(rig.status(opaque, wamid, word));
                }
            }
        }
        Collections.shuffle(all, new Random(3));
        List<CompletableFuture<Void>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += 45) {
            StatusReceived[] batch = all.subList(from, from + 45).toArray(StatusReceived[]::new);
            batches.add(CompletableFuture.runAsync(() -> rig.statuses(batch)));
        }
        batches.forEach(CompletableFuture::join);

        assertThat(ids).allSatisfy(id -> assertThat(rig.state(id)).isEqualTo("read"));
        assertThat(rig.count("status_event")).isEqualTo(90);
        assertThat(rig.counter("serai.duplicate.sends")).isZero();
    }

    @Test
    void a_second_id_for_one_message_is_counted_and_shown() {
        MessageId id = rig.send("+4915100000001");
        rig.awaitState(id, "accepted");
        String opaque = rig.opaques().get(0);
        rig.statuses(rig.status(opaque, "wamid.T1", "sent"));
        rig.statuses(rig.status(opaque, "wamid.SECOND", "sent"));
        rig.statuses(rig.status(opaque, "wamid.SECOND", "delivered"));

        assertThat(rig.counter("serai.duplicate.sends")).isEqualTo(1);
        assertThat(rig.bean(Messages.class).journey(Rig.ACME, id))
                .anySatisfy(
                        s -> assertThat(s).containsEntry("step", "duplicate").containsEntry("wamid", "wamid.SECOND"));
    }

    @Test
    void a_status_without_our_token_is_known_by_its_wamid_and_a_forged_token_moves_nothing() {
        MessageId id = rig.send("+4915100000001");
        rig.awaitState(id, "accepted");
        rig.statuses(rig.status(null, "wamid.T1", "sent"));
        assertThat(rig.state(id)).isEqualTo("sent");

        String forged = rig.opaques().get(0).replaceFirst("\\.[^.]+$", ".AAAAAAAAAAA");
        rig.statuses(rig.status(forged, "wamid.FOREIGN", "read"), rig.status("theirs", "wamid.OTHER", "read"));
        assertThat(rig.state(id)).isEqualTo("sent");
        assertThat(rig.count("status_event")).isEqualTo(3);
    }
}
