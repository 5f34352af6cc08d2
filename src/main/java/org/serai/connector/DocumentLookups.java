package org.serai.connector;

import java.util.function.Supplier;
import org.serai.mapping.LookedUp;
import org.serai.mapping.LookupListener;

/** Passes on what documents look up, and not what is looked up for a sample that is being checked. */
final class DocumentLookups implements LookupListener {
    private final LookupListener listener;
    private final ThreadLocal<Boolean> unheard = ThreadLocal.withInitial(() -> false);

    DocumentLookups(LookupListener listener) {
        this.listener = listener;
    }

    @Override
    public void lookedUp(LookedUp lookup) {
        if (!unheard.get()) {
            listener.lookedUp(lookup);
        }
    }

    <T> T unheard(Supplier<T> check) {
        unheard.set(true);
        try {
            return check.get();
        } finally {
            unheard.remove();
        }
    }
}
