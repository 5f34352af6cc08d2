package org.serai.watch;

import java.time.Duration;
import org.serai.canonical.SeraiException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/** Prefix {@code serai.backpressure}: from where on business systems are asked to wait, and from where on nothing is taken. */
@ConfigurationProperties("serai.backpressure")
record PressureSettings(
        Duration queueAgeSoft,
        Duration queueAgeHard,
        DataSize brokerSoft,
        DataSize brokerHard,
        DataSize diskFreeSoft,
        DataSize diskFreeHard) {

    PressureSettings {
        inOrder("queue-age-soft", queueAgeSoft, "queue-age-hard", queueAgeHard);
        inOrder("broker-soft", brokerSoft, "broker-hard", brokerHard);
        inOrder("disk-free-hard", diskFreeHard, "disk-free-soft", diskFreeSoft);
    }

    private static <T extends Comparable<T>> void inOrder(String name, T less, String other, T more) {
        if (less.compareTo(more) >= 0) {
            throw new SeraiException(
                    "setting.invalid",
                    "serai.backpressure." + name,
                    "`" + less + "` will not do",
                    "set it to less than serai.backpressure." + other + ", which is " + more);
        }
    }
}
