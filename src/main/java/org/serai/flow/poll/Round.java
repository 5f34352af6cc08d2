package org.serai.flow.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.RetryAfter;
import org.serai.canonical.SeraiException;
import org.serai.canonical.Tree;
import org.serai.connector.Part;

/**
 * One way through all pages of what is new. Its cursor moves at the end, past everything that is durable by then: whoever
 * is killed on the way begins again, and deliveries have the same ids. For one thread.
 */
public final class Round {
    /** The exchange property that holds it. */
    public static final String PROPERTY = "serai.poll";

    private static final int MOST_PAGES = 10_000;
    private final PollPlan plan;
    private final Cursor begin;
    private final Instant begun;
    private final List<String> numbers;
    private @Nullable Map<String, Object> next = Map.of();
    private @Nullable Instant newest;
    private @Nullable String etag;
    private @Nullable String lastModified;
    private Duration pause = Duration.ZERO;
    private int turns;
    private int items;

    /** @param begun a change the system dates later is not believed: the cursor would pass what is still to come */
    public Round(PollPlan plan, Cursor begin, Instant begun) {
        this(plan, begin, begun, List.of());
    }

    /** @param numbers of the parcels this round asks for */
    public Round(PollPlan plan, Cursor begin, Instant begun, List<String> numbers) {
        this.numbers = List.copyOf(numbers);
        this.plan = plan;
        this.begin = begin;
        this.begun = begun;
    }

    public PollPlan plan() {
        return plan;
    }

    /** Of the parcels it asks for; empty where it asks for what was changed. */
    public List<String> numbers() {
        return numbers;
    }

    public Cursor begin() {
        return begin;
    }

    /** How many answers were taken whole. */
    public int turns() {
        return turns;
    }

    /** How many items stood in them. */
    public int taken() {
        return items;
    }

    /** How long the system wants to be left alone before its next page; at most an hour. */
    public Duration pause() {
        return pause;
    }

    public boolean isOver() {
        return next == null;
    }

    /** What the route's mapping makes the question for this page of. */
    public Map<String, Object> question() {
        var question = new LinkedHashMap<String, Object>();
        question.put("since", begin.since().minus(plan.overlap()).toString());
        question.put("page", turns);
        question.put("offset", items);
        if (!numbers.isEmpty()) {
            question.put("numbers", numbers);
        }
        if (turns == 0 && begin.etag() != null) {
            question.put("etag", begin.etag());
        }
        if (turns == 0 && begin.lastModified() != null) {
            question.put("lastModified", begin.lastModified());
        }
        if (next != null) {
            question.putAll(next);
        }
        return question;
    }

    /** The items of an answer; none where it has no list. */
    public List<Tree> items(Tree answer) {
        return answer.at("body").at(Part.steps(plan.items())).items();
    }

    /** An item is durable, or parked. */
    public void took(Tree item) {
        if (!plan.changed().isEmpty()) {
            item.at(Part.steps(plan.changed()))
                    .text()
                    .flatMap(text -> ChangedAt.read(text, plan.zone()))
                    .filter(changed -> newest == null || changed.isAfter(newest))
                    .ifPresent(changed -> newest = changed);
        }
    }

    /** Every item of this answer was taken. */
    public void turn(Tree answer) {
        int found = items(answer).size();
        items += found;
        boolean isUnchanged = answer.text("unchanged").isPresent();
        Optional<Map<String, Object>> more =
                isUnchanged ? Optional.empty() : new NextPage(plan.paging()).of(answer, found);
        if (more.isPresent() && (turns + 1 >= MOST_PAGES || isSamePlace(more.get()))) {
            throw new SeraiException(
                    "poll.endless",
                    plan.connector(),
                    "the pages of " + plan.connector() + " lead back to where they began, or never end",
                    "see what names the next page in the connector's route");
        }
        boolean isOnly = more.isEmpty() && turns == 0;
        etag = isUnchanged ? begin.etag() : isOnly ? answer.text("etag").orElse(null) : null;
        lastModified = isUnchanged
                ? begin.lastModified()
                : isOnly ? answer.text("lastModified").orElse(null) : null;
        pause = RetryAfter.read(answer.text("pause").orElse(null), null).orElse(Duration.ZERO);
        next = more.orElse(null);
        turns++;
    }

    private boolean isSamePlace(Map<String, Object> more) {
        return !more.isEmpty() && more.equals(next);
    }

    /** Where the next round begins; empty where that is where this one did. */
    public Optional<Cursor> end() {
        Instant since = newest == null || newest.isBefore(begin.since())
                ? begin.since()
                : newest.isAfter(begun) ? latest(begin.since(), begun) : newest;
        boolean isMoved = !since.equals(begin.since());
        var end = new Cursor(since, isMoved ? null : etag, isMoved ? null : lastModified, begin.version());
        return end.isAt(begin) ? Optional.empty() : Optional.of(end);
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
