package org.serai.flow.camel;

import java.util.Optional;
import java.util.Set;
import org.serai.finding.YamlNode;
import org.serai.flow.rows.RowsComponent;
import org.serai.flow.source.KameletFile;
import org.serai.flow.source.ProjectFiles;

/** What a rehearsal leaves out: sources that would read, and every step that would reach a business system. */
record Rehearsed(ProjectFiles files, boolean isRehearsal) {
    private static final Set<String> OUTWARD = Set.of("fetch-source", "poll-source", "subscription-source");

    /** A route stays only where it waits for runs, as flows and ways back do. */
    boolean keeps(YamlNode route) {
        Optional<KameletFile> from = Address.of(route.get("from")).kamelet().flatMap(files::kamelet);
        return !isRehearsal || from.filter(Rehearsed::waits).isPresent();
    }

    private static boolean waits(KameletFile kamelet) {
        return kamelet.isStep()
                && Address.of(kamelet.template().get("from")).scheme().equals("serai")
                && !OUTWARD.contains(kamelet.name());
    }

    /** Only the words of {@code routes/steps} that reach nobody outside and routes next door run; the rest is recorded. */
    boolean replaces(String uri) {
        if (!isRehearsal || uri.startsWith("direct:")) {
            return false;
        }
        String name = uri.startsWith("kamelet:") ? uri.substring(8).split("[?/]", 2)[0] : "";
        return files.kamelet(name)
                .filter(kamelet -> kamelet.isStep() && !kamelet.type().equals("sink") && !writes(kamelet))
                .isEmpty();
    }

    private static boolean writes(KameletFile kamelet) {
        return kamelet.template().get("from").get("steps").items().stream()
                .anyMatch(step -> Address.of(step.get("to")).scheme().equals(RowsComponent.SCHEME));
    }
}
