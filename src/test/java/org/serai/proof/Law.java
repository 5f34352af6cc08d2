package org.serai.proof;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What must never be found, in the order in which the verdict names it. */
enum Law {
    LOST(Lost::in),
    TWICE(Twice::in),
    DISORDER(Disorder::in),
    POLICY(AgainstPolicy::in),
    RATE(TooFast::in);

    private final Function<Books, List<String>> search;

    Law(Function<Books, List<String>> search) {
        this.search = search;
    }

    /** A sentence for each breach. */
    List<String> breaches(Books books) {
        return search.apply(books);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
