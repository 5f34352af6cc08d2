package org.serai.connector;

import java.util.ArrayList;
import java.util.List;
import org.serai.finding.Findings;
import org.serai.finding.Place;

/** Every folder below {@code samples/} is a test: for JUnit and {@code serai test} alike. */
public final class Samples {
    private final Connectors connectors;

    public Samples(Connectors connectors) {
        this.connectors = connectors;
    }

    /** In the order of their names. The time is fixed, the tenant is of Germany and content with possible phone numbers. */
    public List<SampleResult> run() {
        return connectors.all().stream()
                .flatMap(connector -> run(connector).stream())
                .toList();
    }

    public List<SampleResult> run(Connector connector) {
        FolderFiles files = connectors.files(connector);
        var results = new ArrayList<SampleResult>();
        for (var folder : files.samples()) {
            var sample = new SampleCase(files, folder);
            if (sample.isReadable(new Findings())) {
                results.add(new SampleRun(connector, sample, connectors.mappings(), connectors.schemas()).run());
            }
        }
        return List.copyOf(results);
    }

    /** What the system sends in those samples that park nothing, in the order of their names. */
    public List<SentSample> sent(Connector connector) {
        FolderFiles files = connectors.files(connector);
        var sent = new ArrayList<SentSample>();
        for (var folder : files.samples()) {
            var sample = new SampleCase(files, folder);
            boolean whole = sample.hasIn() && !sample.has("parked.json");
            if (whole && sample.isReadable(new Findings())) {
                String in = sample.in().orElseThrow();
                sent.add(new SentSample(
                        sample.name(),
                        in,
                        sample.bytes(in),
                        sample.headers().single(),
                        sample.has("fetched.json"),
                        sample.line("type.txt").orElse(null)));
            }
        }
        return List.copyOf(sent);
    }

    /** The failed ones as findings {@code SERAI-C030}, at the file that holds what was expected. */
    public void check(Findings findings) {
        for (SampleResult failed : run()) {
            if (!failed.passed()) {
                findings.error(
                        "SERAI-C030",
                        Place.start(failed.file()),
                        "sample " + failed.connector() + "/" + failed.name() + ": "
                                + String.join("; ", failed.differences()),
                        "mend the mapping, or the expectation");
            }
        }
    }
}
