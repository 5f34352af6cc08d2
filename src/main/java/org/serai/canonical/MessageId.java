package org.serai.canonical;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import com.fasterxml.uuid.UUIDClock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Our id of one outbound message: a UUIDv7, so ids sort by time of birth. The same for every attempt. */
public record MessageId(UUID value) {
    private static final Supplier<MessageId> IDS = by(System::currentTimeMillis);

    /** A lane is sent in the order of its ids: a clock that is set back must not let the new overtake the old. */
    private static final class Onward extends UUIDClock {
        private final LongSupplier millis;
        private final AtomicLong latest = new AtomicLong();

        Onward(LongSupplier millis) {
            this.millis = millis;
        }

        @Override
        public long currentTimeMillis() {
            return latest.accumulateAndGet(millis.getAsLong(), Math::max);
        }
    }

    /** Ids of that clock, however it goes. */
    static Supplier<MessageId> by(LongSupplier millis) {
        NoArgGenerator generator = Generators.timeBasedEpochGenerator(null, new Onward(millis));
        return () -> new MessageId(generator.generate());
    }

    public static MessageId next() {
        return IDS.get();
    }

    public static MessageId of(String text) {
        return new MessageId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
