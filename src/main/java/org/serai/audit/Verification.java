package org.serai.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far the chain is whole.
 *
 * @param entries how many are whole, one behind the other
 * @param head the hash of the last of these: noted elsewhere, it shows later whether what was there still is
 * @param broken what is wrong with the entry behind it; null: nothing, or there is none
 */
public record Verification(
        long entries, String head, @Nullable String broken) {
    Verification() {
        this(0, Entry.BEGINNING, null);
    }

    public boolean isWhole() {
        return broken == null;
    }

    /** With the next entry; what stands behind a broken one is not looked at. */
    Verification with(Entry next) {
        if (!isWhole()) {
            return this;
        }
        return flaw(next)
                .map(flaw -> new Verification(entries, head, flaw))
                .orElseGet(() -> new Verification(next.seq(), next.hash(), null));
    }

    private Optional<String> flaw(Entry next) {
        if (next.seq() != entries + 1) {
            return Optional.of("entry " + (entries + 1) + " is missing");
        }
        if (!next.before().equals(head)) {
            return Optional.of("entry " + next.seq() + " does not follow the one before it");
        }
        return next.hash().equals(next.trueHash())
                ? Optional.empty()
                : Optional.of("entry " + next.seq() + " was changed after it was written");
    }

    /** In the words of the REST interface. */
    public Map<String, Object> toTree() {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("whole", isWhole());
        tree.put("entries", entries);
        tree.put("head", head);
        if (broken != null) {
            tree.put("broken", broken);
        }
        return tree;
    }
}
