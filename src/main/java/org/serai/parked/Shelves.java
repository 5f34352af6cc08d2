package org.serai.parked;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.SeraiException;
import org.serai.canonical.TenantId;

/** All shelves as one list: what stands on the first comes first, on each the oldest. */
public final class Shelves {
    private final List<Shelf> shelves;

    Shelves(List<Shelf> shelves) {
        this.shelves = List.copyOf(shelves);
    }

    /** @param next where the next page begins; null: there is none */
    public record Page(List<ParkedItem> items, @Nullable String next) {}

    /** The largest first. */
    public List<Cause> causes(TenantId tenant) {
        return shelves.stream()
                .flatMap(shelf -> shelf.causes(tenant).stream())
                .sorted((one, other) -> Long.compare(other.count(), one.count()))
                .toList();
    }

    /** @param cursor the {@code next} of the page before; null: the beginning */
    public Page list(TenantId tenant, Selection selection, @Nullable String cursor) {
        Place place = place(cursor);
        List<ParkedItem> items = new ArrayList<>();
        for (int i = place.shelf; i < shelves.size(); i++) {
            UUID after = i == place.shelf ? place.after : null;
            List<ParkedItem> found =
                    shelves.get(i).list(tenant, selection.from(after, selection.limit() - items.size()));
            items.addAll(found);
            if (items.size() >= selection.limit()) {
                return new Page(
                        items,
                        shelves.get(i).name() + ":"
                                + items.get(items.size() - 1).id());
            }
        }
        return new Page(items, null);
    }

    Optional<Prospect> look(TenantId tenant, UUID id) {
        return shelves.stream()
                .flatMap(shelf -> shelf.look(tenant, id).stream())
                .findFirst();
    }

    Optional<Prospect> replay(TenantId tenant, UUID id) {
        return shelves.stream()
                .flatMap(shelf -> shelf.replay(tenant, id).stream())
                .findFirst();
    }

    private record Place(int shelf, @Nullable UUID after) {}

    private Place place(@Nullable String cursor) {
        if (cursor == null) {
            return new Place(0, null);
        }
        String[] parts = cursor.split(":", 2);
        for (int i = 0; i < shelves.size(); i++) {
            if (shelves.get(i).name().equals(parts[0]) && parts.length == 2 && isId(parts[1])) {
                return new Place(i, UUID.fromString(parts[1]));
            }
        }
        throw new SeraiException(
                "cursor.unreadable", "cursor", "`" + cursor + "` is none of ours", "take `next` as it is");
    }

    private static boolean isId(String text) {
        return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }
}
