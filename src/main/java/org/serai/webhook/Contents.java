package org.serai.webhook;

import java.util.ArrayList;
import java.util.List;

/** What one webhook held: what can be used, and what is to be parked. */
record Contents(Body body, List<Item> items, List<Problem> problems) {
    static Contents of(Body body) {
        return new Contents(body, new ArrayList<>(), new ArrayList<>());
    }
}
