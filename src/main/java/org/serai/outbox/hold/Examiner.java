package org.serai.outbox.hold;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.TenantId;
import org.serai.database.HouseValues;
import org.serai.database.Place;
import org.serai.database.Whereabouts;
import org.serai.tenant.Tenant;
import org.serai.tenant.Tenants;
import org.springframework.transaction.support.TransactionTemplate;

/** Holds the database against what a home knows of it, and where it has forgotten something, begins the hold. */
final class Examiner {
    private static final String PLACE = "place";
    private static final Cause BEGINNING = new Cause("hold.none", "the first start on this database");
    private final HoldTable table;
    private final HouseValues house;
    private final Whereabouts whereabouts;
    private final TransactionTemplate transactions;
    private final Tenants tenants;
    private final Clock clock;
    private final boolean holdsAfterFailover;

    Examiner(HoldTable table, HoldGuard.Ground ground, Tenants tenants, Clock clock, boolean holdsAfterFailover) {
        this.table = table;
        this.house = ground.house();
        this.whereabouts = ground.whereabouts();
        this.transactions = ground.transactions();
        this.tenants = tenants;
        this.clock = clock;
        this.holdsAfterFailover = holdsAfterFailover;
    }

    /** Whether it is worth a closer look: something is not as this home left it, or another node noticed something. */
    boolean isDoubtful(Mark mark) {
        Memory memory = memory(mark.home());
        return !memory.incarnation().equals(mark.incarnation())
                || memory.differs(Optional.of(mark), whereabouts.now(), true).isPresent();
    }

    /**
     * One node at a time: who comes second finds what the first has written, and has nothing to add.
     *
     * @param mark null for a new home
     * @param isSet hold whatever is found, but for whoever is held already
     * @return what the home is to know from now on; committed
     */
    Mark examine(UUID home, @Nullable Mark mark, boolean isSet) {
        return Objects.requireNonNull(transactions.execute(status -> {
            table.lock();
            Memory memory = begun(home);
            Place now = whereabouts.now();
            Optional<Cause> cause = memory.differs(Optional.ofNullable(mark), now, holdsAfterFailover);
            if (cause.isPresent()) {
                table.incarnate(cause.get());
                table.begin(cause.get(), everybody(), List.of(), clock.instant());
            } else if (isSet) {
                table.begin(Cause.SET, everybody(), table.read().open().keySet(), clock.instant());
            }
            Place before = memory.place();
            house.swap(PLACE, (before == null ? now : now.or(before)).text());
            long number = table.count(home, mark == null ? 0 : mark.number());
            return new Mark(memory.house(), memory(home).incarnation(), home, number);
        }));
    }

    private Memory begun(UUID home) {
        Memory memory = memory(home);
        if (!memory.incarnations().isEmpty()) {
            return memory;
        }
        table.incarnate(BEGINNING);
        return memory(home);
    }

    private Memory memory(UUID home) {
        return table.memory(home, house.text(PLACE).map(Place::read).orElse(null));
    }

    private Set<TenantId> everybody() {
        return tenants.all().stream().map(Tenant::id).collect(Collectors.toSet());
    }
}
