package org.serai.outbox.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether the statuses of one number come. Pure.
 *
 * @param behind how long ago the watermark stood still; zero while nothing is missing
 * @param missing messages accepted in the last half hour, a guard ago or longer, of which nothing was heard
 */
public record EchoHealth(Duration behind, int missing) {
    /** No message is looked at for longer. */
    public static final Duration MEMORY = Duration.ofMinutes(30);

    /** @param tallies of {@link #MEMORY}, oldest first */
    public static EchoHealth of(List<Tally> tallies, SettleSettings settings, Instant now) {
        Instant ripe = now.minus(settings.guard()).minus(settings.grain());
        int missing = tallies.stream()
                .filter(tally -> !tally.from().isAfter(ripe))
                .mapToInt(tally -> tally.accepted() - tally.heardOf())
                .sum();
        return new EchoHealth(missing == 0 ? Duration.ZERO : behind(tallies, settings, now), missing);
    }

    private static Duration behind(List<Tally> tallies, SettleSettings settings, Instant now) {
        Optional<Watermark> watermark = Watermark.of(tallies, settings);
        Instant since = watermark.map(Watermark::upTo).orElse(tallies.get(0).from());
        return since.isAfter(now) ? Duration.ZERO : Duration.between(since, now);
    }
}
