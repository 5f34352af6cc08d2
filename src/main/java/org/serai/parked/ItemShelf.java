package org.serai.parked;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.serai.canonical.Reason;
import org.serai.canonical.TenantId;

/** Parked documents, webhooks, replies and callbacks: each goes back to the room it came from. */
final class ItemShelf implements Shelf {
    private static final Reason NOBODY_TAKES_IT = new Reason(
            "parked.not-replayable", "nothing here takes back items of this kind; hand its payload in again");
    private static final Reason NOBODYS =
            new Reason("parked.nobodys", "whose it is cannot be told, so nobody may replay it; its payload says more");
    private final ParkedRows rows;
    private final Map<String, Replayer> replayers;
    private final Map<String, Forecast> forecasts;
    private final Clock clock;

    ItemShelf(ParkedRows rows, List<Replayer> replayers, List<Forecast> forecasts, Clock clock) {
        this.rows = rows;
        this.replayers = replayers.stream().collect(Collectors.toMap(Replayer::kind, Function.identity()));
        this.forecasts = forecasts.stream().collect(Collectors.toMap(Forecast::kind, Function.identity()));
        this.clock = clock;
    }

    @Override
    public String name() {
        return "parked";
    }

    @Override
    public List<Cause> causes(TenantId tenant) {
        return rows.causes(tenant);
    }

    @Override
    public List<ParkedItem> list(TenantId tenant, Selection selection) {
        return rows.list(tenant, selection);
    }

    @Override
    public Optional<Prospect> look(TenantId tenant, UUID id) {
        return rows.find(tenant, id).map(found -> found.isOpen() ? forecast(found.item()) : replayed(id));
    }

    @Override
    public Optional<Prospect> replay(TenantId tenant, UUID id) {
        return look(tenant, id).map(prospect -> prospect.replays() ? take(tenant, prospect) : prospect);
    }

    private Prospect take(TenantId tenant, Prospect prospect) {
        return rows.take(tenant, prospect.id(), clock.instant())
                .map(item -> {
                    Objects.requireNonNull(replayers.get(item.kind()), "foreseen without a replayer")
                            .replay(item);
                    return prospect;
                })
                .orElseGet(() -> replayed(prospect.id()));
    }

    private Prospect forecast(ParkedItem item) {
        if (item.tenant().equals(ParkedItem.NOBODY)) {
            return Prospect.of(item.id(), Outcome.NOT_REPLAYABLE, NOBODYS);
        }
        if (!replayers.containsKey(item.kind())) {
            return Prospect.of(item.id(), Outcome.NOT_REPLAYABLE, NOBODY_TAKES_IT);
        }
        Forecast forecast = forecasts.get(item.kind());
        return forecast == null ? Prospect.of(item.id(), Outcome.GOES_ON) : forecast.of(item);
    }

    private static Prospect replayed(UUID id) {
        return Prospect.of(id, Outcome.ALREADY_REPLAYED);
    }
}
