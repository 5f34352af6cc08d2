package org.serai.template;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
     * News from a webhook; what is null has not changed. May come twice and late: an older status loses. Joins the
     * caller's transaction; should that roll back, the snapshot is right again within two seconds.
     */
    public void changed(
            String wabaId,
            String name,
            String language,
            @Nullable String status,
            @Nullable String category,
            @Nullable String quality,
            Instant at) {
        String word = status == null ? null : TemplateState.status(status);
        repository.keep(
                List.of(new TemplateStateRepository.Change(wabaId, name, language, null, word, category, quality, at)));
        refresh();
    }

    /** What a list said that was asked for at {@code at}. */
    void changed(String wabaId, List<ListedTemplate> listed, Instant at) {
        repository.keep(listed.stream()
                .map(item -> new TemplateStateRepository.Change(
                        wabaId,
                        item.name(),
                        item.language(),
                        item.id(),
                        TemplateState.status(item.status()),
                        item.category(),
                        item.quality(),
                        at))
                .toList());
        refresh();
    }

    /** Reads the table; called every two seconds. One at a time, so that what was read last is what stays. */
    synchronized void refresh() {
        var fresh = new HashMap<List<String>, TemplateState>();
        repository.all().forEach(s -> fresh.put(List.of(s.wabaId(), s.name(), s.language()), s));
        snapshot = Map.copyOf(fresh);
    }
}
