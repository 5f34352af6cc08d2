package org.serai.proof;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long messages were {@code unknown}: from the moment nobody could tell until somebody could. */
record SettleTimes(List<Duration> settled, int still) {
    private static final int[] SECONDS = {1, 5, 15, 30, 60, 180};

    static SettleTimes of(Books books) {
        var settled = new ArrayList<Duration>();
        int still = 0;
        for (Books.Attempt attempt : books.kept().attempts()) {
            if ("unknown".equals(attempt.outcome()) && attempt.settled() == null) {
                still++;
            } else if ("unknown".equals(attempt.outcome())) {
                settled.add(Duration.between(attempt.ended(), attempt.settled()));
            }
        }
        return new SettleTimes(List.copyOf(settled), still);
    }

    /** Each step counts what the steps before it do not. */
    String histogram() {
        var line = new StringBuilder("unknown for");
        var rest = new ArrayList<>(settled);
        for (int seconds : SECONDS) {
            int before = rest.size();
            rest.removeIf(time -> time.compareTo(Duration.ofSeconds(seconds)) <= 0);
            line.append(" <=").append(seconds).append("s:").append(before - rest.size());
        }
        return line.append(" longer:")
                .append(rest.size())
                .append(" still:")
                .append(still)
                .toString();
    }
}
