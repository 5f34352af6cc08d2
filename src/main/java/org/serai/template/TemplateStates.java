package org.serai.template;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Meta says about our templates. Lookups read a snapshot in memory that follows the table within two seconds, and at
 * once what this process changed; safe for many threads.
 */
public class TemplateStates {
    private final TemplateStateRepository repository;
    private volatile Map<List<String>, TemplateState> snapshot = Map.of();

    TemplateStates(TemplateStateRepository repository) {
        this.repository = repository;
    }

    public Optional<TemplateState> find(String wabaId, String name, String language) {
        return Optional.ofNullable(snapshot.get(List.of(wabaId, name, language)));
    }

    /** Of one account, in no order. */
    public List<TemplateState> all(String wabaId) {
        return snapshot.values().stream()
                .filter(state -> state.wabaId().equals(wabaId))
                .toList();
    }

    /**
     * News of any source. May come twice and late: an older status loses. Joins the caller's transaction; should that roll
     * back, the snapshot is right again within two seconds.
     */
    public void changed(List<TemplateChange> changes) {
        if (!changes.isEmpty()) {
            repository.keep(changes);
            refresh();
        }
    }

    /** Reads the table; called every two seconds. One at a time, so that what was read last is what stays. */
    synchronized void refresh() {
        var fresh = new HashMap<List<String>, TemplateState>();
        repository.all().forEach(s -> fresh.put(List.of(s.wabaId(), s.name(), s.language()), s));
        snapshot = Map.copyOf(fresh);
    }
}
