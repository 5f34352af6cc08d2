package org.serai.outbox.hold;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.serai.database.Place;

/**
 * What the database remembers of itself and of one home.
 *
 * @param incarnations oldest first; at least one
 * @param number the home's mark; 0 for a home it does not know
 * @param place where it lived when it was last looked at; null: never
 */
record Memory(
        List<UUID> incarnations, long number, @Nullable Place place) {
    private static final String TIMELINE = "timeline";

    UUID house() {
        return incarnations.get(0);
    }

    UUID incarnation() {
        return incarnations.get(incarnations.size() - 1);
    }

    /**
     * Why this cannot be the database the home left, or that was looked at before. An incarnation older than the newest is
     * no reason: who began the newer one has held then what this home would hold now. Pure.
     *
     * @param mark what the home knows; empty: it is a new one
     * @param holdsAfterFailover false: a new timeline alone is no reason, since the standby had every commit
     */
    Optional<Cause> differs(Optional<Mark> mark, Place now, boolean holdsAfterFailover) {
        var causes = new ArrayList<Cause>();
        mark.flatMap(this::behind).ifPresent(causes::add);
        Place before = place == null ? now : place;
        List<String> changed = now.changedSince(before);
        if (holdsAfterFailover ? !changed.isEmpty() : !List.of(TIMELINE).containsAll(changed)) {
            causes.add(new Cause(
                    "hold.moved",
                    "the database lives elsewhere than it did: "
                            + String.join(
                                    "; ",
                                    changed.stream()
                                            .map(part -> now.told(part, before))
                                            .toList())));
        }
        return Cause.of(causes);
    }

    private Optional<Cause> behind(Mark mark) {
        if (!mark.house().equals(house())) {
            return Optional.of(new Cause(
                    "hold.other",
                    "this home belongs to database " + mark.house() + ", and this is " + house()
                            + ", which knows nothing of what that one sent"));
        }
        if (!incarnations.contains(mark.incarnation())) {
            return Optional.of(
                    new Cause("hold.behind", "this home has lived through a restore the database knows nothing of"));
        }
        return mark.incarnation().equals(incarnation()) && mark.number() > number
                ? Optional.of(new Cause(
                        "hold.behind",
                        "this home knows the database's mark " + mark.number() + ", the database only " + number))
                : Optional.empty();
    }
}
