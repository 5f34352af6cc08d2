package org.serai.connector;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.serai.finding.Findings;

/** The folders of this project, read once for all tests that only ask them; and real documents, which may lie beside it. */
final class Shipped {
    static final Connectors CONNECTORS = Connectors.load(Path.of("connectors"), new Findings());
    static final Path DOCUMENTS = Path.of("../shared/samples");

    private Shipped() {}

    /** Else the test is skipped: the documents are not ours to keep. */
    static void withDocuments() {
        assumeTrue(Files.isDirectory(DOCUMENTS), "there are no real documents beside the project");
    }
}
