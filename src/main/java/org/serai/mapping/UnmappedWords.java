package org.serai.mapping;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a hub does about words no table holds: each is counted, told in the log once a version of the files, and listed once
 * for good. The word itself is no tag: what a system sends must not make time series, nor fill memory or disk.
 */
public final class UnmappedWords implements LookupListener {
    private static final Logger LOG = LoggerFactory.getLogger(UnmappedWords.class);
    private static final int MOST = 1_000;
    private final MeterProvider<Counter> counters;
    private final UnlistedWords list;
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final Set<String> listed = ConcurrentHashMap.newKeySet();

    UnmappedWords(MeterRegistry meters, UnlistedWords list) {
        this.counters = Counter.builder("serai.mapping.unmapped")
                .description("words of a document that a lookup table does not know")
                .withRegistry(meters);
        this.list = list;
        try {
            list.read().forEach(word -> listed.add(word.key()));
        } catch (IOException unreadable) {
            LOG.warn("the list of unmapped words cannot be read", unreadable);
        }
    }

    @Override
    public void lookedUp(LookedUp lookup) {
        if (!lookup.isMapped()) {
            counters.withTags("connector", lookup.connector(), "table", lookup.table())
                    .increment();
            if (told.size() < MOST) {
                tell(UnlistedWord.of(lookup));
            }
        }
    }

    /** Other files are in use from now on: what their tables do not hold either is told anew. */
    public void newVersion() {
        told.clear();
    }

    private void tell(UnlistedWord word) {
        if (told.add(word.key())) {
            LOG.warn(
                    "connector {}: table {}.csv has no line for `{}`; add one (serai validate --coverage)",
                    word.connector(),
                    word.table(),
                    word.word());
            list(word);
        }
    }

    private synchronized void list(UnlistedWord word) {
        if (listed.size() < MOST && listed.add(word.key())) {
            try {
                list.add(word);
            } catch (IOException unwritable) {
                LOG.warn("{} cannot be written, the word is not listed", list.file(), unwritable);
            }
        }
    }
}
