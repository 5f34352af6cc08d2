package org.serai.flow.camel;

import java.util.Optional;
import java.util.Set;
import org.serai.finding.YamlNode;
import org.serai.flow.source.KameletFile;
import org.serai.flow.source.ProjectFiles;

/** What a rehearsal leaves out: sources that would read, and every step that would reach a business system. */
record Rehearsed(ProjectFiles files, boolean isRehearsal) {
    private static final String CALLBACKS = "callback-source";
    private static final Set<String> OUTWARD = Set.of("fetch-source", "poll-source", "file-source");

    /** A connector's route stays only where it waits for callbacks; flows always stay. */
    boolean keeps(YamlNode route) {
        Address from = Address.of(route.get("from"));
        Optional<KameletFile> kamelet = from.kamelet().flatMap(files::kamelet);
        return !isRehearsal
                || from.kamelet().filter(CALLBACKS::equals).isPresent()
                || kamelet.filter(k -> k.isStep() && !OUTWARD.contains(k.name()))
                        .isPresent();
    }

    /** Only the words of {@code routes/steps} that are no sinks, and routes next door run; the rest is recorded. */
    boolean replaces(String uri) {
        if (!isRehearsal || uri.startsWith("direct:")) {
            return false;
        }
        String name = uri.startsWith("kamelet:") ? uri.substring(8).split("[?/]", 2)[0] : "";
        return files.kamelet(name)
                .filter(k -> k.isStep() && !k.type().equals("sink"))
                .isEmpty();
    }
}
