package org.serai.ingress;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.serai.canonical.Event;
import org.serai.canonical.PhoneNumber;

/**
 * A batch split into lists that have no delivery, event, order, parcel or person in common: they can be taken in side by
 * side, and what belongs together stays in the order it came.
 */
final class Strands {
    private final int[] earlier;

    private Strands(int size) {
        earlier = IntStream.range(0, size).toArray();
    }

    /** As many as asked for, or fewer where too much belongs together. None is empty. */
    static List<List<Intake.Read>> of(List<Intake.Read> batch, int most) {
        List<List<Intake.Read>> strands = new ArrayList<>();
        for (List<Intake.Read> group : new Strands(batch.size()).groups(batch)) {
            if (strands.size() < most) {
                strands.add(new ArrayList<>(group));
            } else {
                strands.stream().min(Comparator.comparingInt(List::size)).ifPresent(s -> s.addAll(group));
            }
        }
        return strands;
    }

    private Collection<List<Intake.Read>> groups(List<Intake.Read> batch) {
        Map<String, Integer> firstWith = new HashMap<>();
        for (int i = 0; i < batch.size(); i++) {
            int here = i;
            names(batch.get(i)).forEach(name -> join(firstWith.computeIfAbsent(name, n -> here), here));
        }
        Map<Integer, List<Intake.Read>> groups = new LinkedHashMap<>();
        for (int i = 0; i < batch.size(); i++) {
            groups.computeIfAbsent(first(i), f -> new ArrayList<>()).add(batch.get(i));
        }
        return groups.values();
    }

    /** What two deliveries have in common if they belong together. */
    private static Stream<String> names(Intake.Read read) {
        Delivery delivery = read.message().delivery();
        return Stream.concat(Stream.of(delivery.eventId()), read.told().stream().flatMap(Strands::names))
                .map(name -> delivery.tenant() + " " + name);
    }

    private static Stream<String> names(Event event) {
        return Stream.of(
                        Stream.of(event.id()),
                        Owner.keys(event).stream(),
                        event.businessKeys().stream(),
                        event.phone().stream().map(PhoneNumber::e164))
                .flatMap(names -> names);
    }

    private void join(int one, int other) {
        int a = first(one);
        int b = first(other);
        earlier[Math.max(a, b)] = Math.min(a, b);
    }

    private int first(int place) {
        int at = place;
        while (earlier[at] != at) {
            earlier[at] = earlier[earlier[at]];
            at = earlier[at];
        }
        return at;
    }
}
