package org.serai.outbox.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How far the echo of one number is complete: nearly all messages accepted up to {@code upTo} have been heard of. Silence
 * about a message means something only where the others are heard. Pure.
 *
 * @param guard how much longer than its intent a message must have been overtaken by that
 */
public record Watermark(Instant upTo, Duration guard) {
    private static final double NEARLY_ALL = 0.999;

    /**
     * Absent where too few messages were accepted to tell, or where they are not heard of. Judged are all of the
     * window, the latest few, and those of the last counted time, so that a crowd from before cannot speak for a channel
     * that is silent now.
     *
     * @param tallies of the lag window, oldest first
     */
    public static Optional<Watermark> of(List<Tally> tallies, SettleSettings settings) {
        for (int last = tallies.size() - 1; last >= 0; last--) {
            if (isComplete(tallies, last, settings)) {
                Instant end = tallies.get(last).from().plus(settings.grain());
                return Optional.of(new Watermark(end, guard(tallies, settings)));
            }
        }
        return Optional.empty();
    }

    private static boolean isComplete(List<Tally> tallies, int last, SettleSettings settings) {
        Tally latest = tallies.get(last);
        if (latest.accepted() == 0 || latest.heardOf() < settings.share() * latest.accepted()) {
            return false;
        }
        Instant start = latest.from().minus(settings.window());
        int accepted = 0;
        int heard = 0;
        boolean latestAreHeard = false;
        for (int i = last; i >= 0 && tallies.get(i).from().isAfter(start); i--) {
            accepted += tallies.get(i).accepted();
            heard += tallies.get(i).heardOf();
            if (accepted >= settings.minMessages() && !latestAreHeard) {
                if (heard < settings.share() * accepted) {
                    return false;
                }
                latestAreHeard = true;
            }
        }
        return latestAreHeard && heard >= settings.share() * accepted;
    }

    private static Duration guard(List<Tally> tallies, SettleSettings settings) {
        var lags = new TreeMap<Integer, Integer>();
        tallies.forEach(tally -> tally.heard().forEach((lag, messages) -> lags.merge(lag, messages, Integer::sum)));
        int all = lags.values().stream().mapToInt(Integer::intValue).sum();
        int seen = 0;
        int slowest = 0;
        for (Map.Entry<Integer, Integer> lag : lags.entrySet()) {
            if (seen < NEARLY_ALL * all) {
                slowest = lag.getKey();
            }
            seen += lag.getValue();
        }
        Duration usual = Duration.ofSeconds(3L << slowest);
        return usual.compareTo(settings.guard()) > 0 ? usual : settings.guard();
    }

    boolean hasPassed(Instant intent) {
        return !upTo.isBefore(intent.plus(guard));
    }
}
