package org.serai.connector;

import org.serai.finding.Findings;

/** The Kamelets of one connector folder. */
record KameletFolder(FolderFiles files, Findings findings) {
    void check() {
        files.ending(".kamelet.yaml")
                .forEach(file -> files.text(file, findings)
                        .ifPresent(text -> KameletRules.check(files.nameOf(file), text, findings)));
    }
}
