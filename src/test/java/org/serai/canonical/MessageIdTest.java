package org.serai.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A lane is sent in the order of its ids. */
class MessageIdTest {
    @Test
    void a_clock_that_is_set_back_gives_no_smaller_id() {
        var clock = new AtomicLong(1_800_000_000_000L);
        Supplier<MessageId> ids = MessageId.by(clock::get);
        List<String> born = Stream.of(0L, 5L, -3_600_000L, 1L, -1L, 86_400_000L, -86_400_000L, 0L)
                .map(by -> {
                    clock.addAndGet(by);
                    return ids.get().toString();
                })
                .toList();
        assertThat(born).isSorted().doesNotHaveDuplicates();
    }
}
