package org.serai.canonical;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.util.UUID;

/** Our id of one outbound message: a UUIDv7, so ids sort by time of birth. The same for every attempt. */
public record MessageId(UUID value) {
    private static final NoArgGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    public static MessageId next() {
        return new MessageId(GENERATOR.generate());
    }

    public static MessageId of(String text) {
        return new MessageId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
