package org.serai.template;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** The catalogue of the running version; empty until the first version is in. Whoever swaps versions sets it. */
public final class LiveCatalogue implements Supplier<Catalogue> {
    private final AtomicReference<Catalogue> current = new AtomicReference<>(Catalogue.empty());

    @Override
    public Catalogue get() {
        return current.get();
    }

    public void set(Catalogue catalogue) {
        current.set(catalogue);
    }
}
