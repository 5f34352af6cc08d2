package org.serai.format;

import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.serai.json.JsonException;
import org.serai.json.JsonItems;

/** Each item of one array is a document. Where the text stops being JSON, the rest of it is one unreadable entry. */
record JsonEach(List<String> path) implements Format {
    @Override
    public Iterator<Entry> read(InputStream bytes) {
        return new Entries(new Items(new Allowance(bytes))::next);
    }

    private final class Items {
        private final Allowance in;
        private @Nullable JsonItems items;
        private int number;
        private boolean isOver;

        Items(Allowance in) {
            this.in = in;
        }

        @Nullable
        Entry next() {
            try {
                return isOver ? null : read();
            } catch (JsonException broken) {
                return rest("not JSON at " + broken.place() + ": " + broken.getMessage());
            } catch (UncheckedIOException broken) {
                if (broken.getCause() instanceof Allowance.Spent spent) {
                    return rest(String.valueOf(spent.getMessage()));
                }
                throw broken;
            }
        }

        private @Nullable Entry read() {
            number++;
            in.renew();
            if (items == null) {
                items = new JsonItems(in, path);
            }
            isOver = !items.hasNext();
            return isOver ? null : item(items.next());
        }

        private Entry item(@Nullable Object tree) {
            String position = "item " + number;
            return tree == null
                    ? Entry.Unreadable.of(position, "null", "null says nothing", "leave it out")
                    : new Entry.Document(position, tree);
        }

        private Entry rest(String message) {
            isOver = true;
            return Entry.Unreadable.of(
                    "item " + number,
                    in.shown(),
                    message,
                    "the system must send one JSON array in UTF-8; what stands behind this place was not read");
        }
    }
}
