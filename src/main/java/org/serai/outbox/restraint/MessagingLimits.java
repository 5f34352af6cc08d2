package org.serai.outbox.restraint;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Content;
import org.serai.canonical.PhoneNumberId;
import org.serai.canonical.Priority;
import org.serai.canonical.Recipient;
import org.serai.conversation.Windows;
import org.serai.tenant.Portfolio;
import org.serai.tenant.Sender;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The messaging limit: so many different people in a moving 24 hours outside customer service windows, for all numbers of a
 * portfolio and all nodes together. What is urgent may use all of it, the usual 95 %, bulk 80 %. Source: Meta, messaging
 * limits.
 */
public final class MessagingLimits {
    private static final Map<Priority, Integer> PERCENT =
            Map.of(Priority.URGENT, 100, Priority.NORMAL, 95, Priority.BULK, 80);
    private final ReachTable table;
    private final Windows windows;
    private final MeterRegistry meters;
    private final Map<String, Double> used = new ConcurrentHashMap<>();

    public MessagingLimits(JdbcClient jdbc, Windows windows, MeterRegistry meters) {
        this.table = new ReachTable(jdbc);
        this.windows = windows;
        this.meters = meters;
    }

    /** A template that would go to that person as that number. */
    public record Claimant(Portfolio portfolio, PhoneNumberId number, Recipient to, Priority priority) {
        ReachTable.Reached reached() {
            return new ReachTable.Reached(portfolio.id(), to.key());
        }

        Windows.Pair pair() {
            return new Windows.Pair(number, to);
        }

        int allowed() {
            return (int) ((long) portfolio.people() * Objects.requireNonNull(PERCENT.get(priority)) / 100);
        }
    }

    /** Empty where no portfolio's limit is minded, and for free text, which goes inside a window only. */
    public static Optional<Claimant> claimant(
            @Nullable Sender sender, @Nullable Recipient to, @Nullable Content content, Priority priority) {
        Portfolio portfolio = sender == null ? null : sender.portfolio();
        return to == null || sender == null || portfolio == null || !(content instanceof Content.Template)
                ? Optional.empty()
                : Optional.of(new Claimant(portfolio, sender.id(), to, priority));
    }

    /**
     * In the order asked: when there will be room for it; null: there is, or the person costs none. Those with room before
     * it count. Joins the caller's transaction, and holds these portfolios until its end.
     */
    public List<@Nullable Instant> beyond(List<Optional<Claimant>> all, Instant now) {
        List<Claimant> claimants = all.stream().flatMap(Optional::stream).toList();
        var until = new ArrayList<@Nullable Instant>();
        if (claimants.isEmpty()) {
            all.forEach(none -> until.add(null));
            return until;
        }
        var portfolios = new TreeMap<String, Portfolio>();
        claimants.forEach(c -> portfolios.put(c.portfolio.id(), c.portfolio));
        table.lock(portfolios.keySet());
        var count = new Count(claimants, portfolios.keySet(), now);
        all.forEach(claimant -> until.add(claimant.isEmpty() ? null : count.until(claimant.get())));
        portfolios.values().forEach(p -> show(p, count.people(p.id())));
        return until;
    }

    /** They are being written to. */
    public void reach(List<Claimant> claimants, Instant now) {
        Set<Windows.Pair> free =
                windows.open(claimants.stream().map(Claimant::pair).toList(), now);
        List<ReachTable.Reached> reached = claimants.stream()
                .filter(c -> !free.contains(c.pair()))
                .map(Claimant::reached)
                .toList();
        if (!reached.isEmpty()) {
            table.reach(reached, now);
        }
    }

    private void show(Portfolio portfolio, int people) {
        if (used.put(portfolio.id(), (double) people / portfolio.people()) == null) {
            Gauge.builder("serai.messaging.limit.used.ratio", used, u -> u.getOrDefault(portfolio.id(), 0.0))
                    .description("share of the messaging limit that is used up, from 0 to 1; seen at the last claim")
                    .tag("portfolio", portfolio.id())
                    .register(meters);
        }
    }

    /** One claim's count, going up with everyone who gets room. */
    private final class Count {
        private final Map<String, ReachTable.Use> uses;
        private final Map<String, Integer> added = new HashMap<>();
        private final Set<ReachTable.Reached> counted;
        private final Set<Windows.Pair> free;
        private final Instant now;

        Count(List<Claimant> claimants, Set<String> portfolios, Instant now) {
            this.uses = table.use(portfolios, now);
            this.counted = new HashSet<>(
                    table.counted(claimants.stream().map(c -> c.to.key()).toList(), now));
            this.free = windows.open(claimants.stream().map(Claimant::pair).toList(), now);
            this.now = now;
        }

        @Nullable
        Instant until(Claimant claimant) {
            if (counted.contains(claimant.reached()) || free.contains(claimant.pair())) {
                return null;
            }
            String portfolio = claimant.portfolio.id();
            if (people(portfolio) < claimant.allowed()) {
                counted.add(claimant.reached());
                added.merge(portfolio, 1, Integer::sum);
                return null;
            }
            ReachTable.Use use = uses.get(portfolio);
            return use == null || !use.nextLeaves().isAfter(now) ? now.plus(ReachTable.GRAIN) : use.nextLeaves();
        }

        int people(String portfolio) {
            ReachTable.Use use = uses.get(portfolio);
            return (use == null ? 0 : use.people()) + added.getOrDefault(portfolio, 0);
        }
    }
}
