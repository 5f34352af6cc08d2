package org.serai.outbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.serai.canonical.PhoneNumberId;

class PlacesTest {
    private static final PhoneNumberId BUSY = new PhoneNumberId("1");
    private static final PhoneNumberId HANGING = new PhoneNumberId("2");
    private static final PhoneNumberId LATE = new PhoneNumberId("3");
    private final Places places = new Places(512);

    private int takeAll(PhoneNumberId number) {
        int before = places.taken();
        while (places.free(number) > 0) {
            places.take(number);
        }
        return places.taken() - before;
    }

    @Test
    void one_number_alone_gets_half_of_them() {
        assertThat(takeAll(BUSY)).isEqualTo(256);
    }

    @Test
    void whoever_comes_later_finds_room_however_many_hold_all_they_can_get() {
        assertThat(takeAll(HANGING)).isEqualTo(256);
        assertThat(takeAll(BUSY)).isEqualTo(128);
        assertThat(takeAll(LATE)).isEqualTo(64);
    }

    @Test
    void what_is_given_back_is_free_again_for_all() {
        takeAll(HANGING);
        takeAll(BUSY);
        IntStream.range(0, 256).forEach(n -> places.giveBack(HANGING));

        assertThat(places.free(BUSY)).isEqualTo(256);
        assertThat(places.free(LATE)).isEqualTo(384);
        assertThat(places.taken()).isEqualTo(128);
    }
}
