package org.serai.flow.poll;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.serai.connector.Part;
import org.serai.ingress.Parcels.Asking;

/**
 * What a route says of its polling.
 *
 * @param source names it in the database, the same in every version
 * @param every from the end of a round to the beginning of the next
 * @param overlap how far before the cursor each round begins, for what the system commits late
 * @param lookBack how far before its first round a source begins
 * @param items the JSON Pointer of the list in an answer
 * @param changed the JSON Pointer of an item's last change; empty: there is none, and the cursor stays
 * @param isWanted false: a tenant's settings say that nothing is asked
 * @param parcels whose numbers each question names; null: none
 * @param zone of changes written without an offset
 */
public record PollPlan(
        String source,
        String connector,
        String tenant,
        Duration every,
        Duration overlap,
        Duration lookBack,
        String items,
        String changed,
        ZoneId zone,
        Paging paging,
        Naming naming,
        boolean isWanted,
        @Nullable Asking parcels) {

    /** How items are named for the hub; empty: as the descriptor says. */
    public record Naming(String type, Part deliveryId) {}

    /** @throws IllegalArgumentException that names the parameter */
    public static PollPlan of(Map<String, String> given) {
        return new PollPlan(
                given.getOrDefault("source", ""),
                given.getOrDefault("connector", ""),
                given.getOrDefault("tenant", ""),
                Plans.duration(given, "every"),
                Plans.duration(given, "overlap"),
                Plans.duration(given, "lookBack"),
                pointer(given, "items"),
                pointer(given, "changed"),
                zone(given.getOrDefault("zone", "UTC")),
                Paging.of(given),
                new Naming(
                        given.getOrDefault("type", ""),
                        new Part(
                                null,
                                null,
                                Arrays.stream(given.getOrDefault("deliveryId", "")
                                                .split(" "))
                                        .filter(pointer -> !pointer.isEmpty())
                                        .toList())),
                Plans.truth(given, "wanted"),
                parcels(given));
    }

    private static @Nullable Asking parcels(Map<String, String> given) {
        String carrier = given.getOrDefault("parcels", "");
        return carrier.isEmpty()
                ? null
                : new Asking(
                        carrier,
                        Plans.number(given, "parcelsAtOnce"),
                        Plans.duration(given, "again"),
                        Plans.duration(given, "giveUp"));
    }

    static String pointer(Map<String, String> given, String name) {
        String text = given.getOrDefault(name, "");
        if (!text.isEmpty() && !text.startsWith("/")) {
            throw new IllegalArgumentException("`" + name + "` is `" + text + "`: a JSON Pointer begins with /");
        }
        return text;
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException("`zone` is `" + text + "`: write it as Europe/Berlin");
        }
    }
}
