package org.serai.flow.check;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.serai.finding.Findings;
import org.serai.finding.Place;
import org.serai.finding.Suggestion;
import org.serai.finding.YamlNode;
import org.serai.flow.source.KameletFile;
import org.serai.flow.source.ProjectFiles;

/** What all rules of one check share. */
record Checks(ProjectFiles files, Knowledge knowledge, CamelModel camel, Simple simple, Findings findings) {
    void error(String code, YamlNode at, String message, @Nullable String suggestion) {
        findings.error(code, at.place(), message, suggestion);
    }

    void error(String code, Place at, String message, @Nullable String suggestion) {
        findings.error(code, at, message, suggestion);
    }

    void warning(String code, YamlNode at, String message, @Nullable String suggestion) {
        findings.warning(code, at.place(), message, suggestion);
    }

    Optional<KameletFile> kamelet(String name) {
        return files.kamelet(name);
    }

    static String didYouMean(String word, java.util.Collection<String> known) {
        return Suggestion.didYouMean(word, known);
    }
}
