package org.serai.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.serai.canonical.ConnectorName;
import org.serai.connector.Connector;
import org.serai.connector.Connectors;
import org.serai.connector.Samples;
import org.serai.finding.Findings;

/**
 * Measures one connector folder with copies of its own samples: through its door, signed as the folder wants it, or as a
 * file. The hub sends at the usual rate of a number meanwhile, so what is measured is the way into the outbox.
 */
public final class ConnectorBench {
    private final ConnectorOptions options;
    private final Consumer<String> talk;
    private final Connectors connectors;
    private final Connector connector;

    /**
     * @param talk hears what the run is doing, a line at a time
     * @throws Unmeasurable when there is no such folder, or it has nothing to be measured
     */
    public ConnectorBench(ConnectorOptions options, Consumer<String> talk) {
        this.options = options;
        this.talk = talk;
        this.connectors = Connectors.load(options.project().resolve("connectors"), new Findings());
        if (!ConnectorName.isName(options.connector())) {
            throw unknown();
        }
        this.connector = connectors.find(new ConnectorName(options.connector())).orElseThrow(this::unknown);
        if (connector.descriptor().webhook() == null && !byFile()) {
            throw new Unmeasurable(
                    "connector " + options.connector() + " has neither a door nor a route that reads files",
                    "measure one that has, as csv-drop or file");
        }
    }

    private Unmeasurable unknown() {
        return new Unmeasurable(
                "there is no connector `" + options.connector() + "`", "see the folders of connectors/");
    }

    private boolean byFile() {
        return options.byFile() || connector.descriptor().webhook() == null && readsFiles();
    }

    private boolean readsFiles() {
        Path routes = options.project()
                .resolve("connectors")
                .resolve(options.connector())
                .resolve(options.connector() + ".camel.yaml");
        try {
            return Files.isRegularFile(routes) && Files.readString(routes).contains("kamelet:file-source");
        } catch (IOException unreadable) {
            return false;
        }
    }

    public ConnectorFigures run() throws IOException, InterruptedException {
        Path place = Files.createTempDirectory("serai-bench-");
        ProjectCopy project = ProjectCopy.of(options.project(), place.resolve("project"));
        try (LightEnd end = new LightEnd(new Arrivals(0), 0, false);
                HubProcess hub =
                        HubProcess.start(options.hubCommand(), place.resolve("home"), environment(end, project))) {
            talk.accept("hub ready at " + hub.hub());
            var posts = new SystemPosts(hub.hub(), connector, Clock.systemUTC());
            var runs = new DryRuns(hub.hub(), connector);
            Choice choice =
                    Choice.of(connector, new Samples(connectors).sent(connector), runs, posts, options.doorOnly());
            talk.accept("copies of samples/" + choice.candidate().sample().name() + ", " + choice.documents()
                    + " documents each");
            var run = new ConnectorRun(options, hub, choice, talk);
            run.orders(() -> runs.of(choice.body(0), posts.headers(choice.candidate(), 0)));
            return byFile()
                    ? run.file(new FileDrop(place.resolve("files"), connector, choice), project)
                    : run.door(number -> posts.signed(posts.headers(choice.candidate(), number), choice.body(number)));
        } finally {
            Bench.delete(place);
        }
    }

    private Map<String, String> environment(LightEnd end, ProjectCopy project) {
        Map<String, String> environment = new HashMap<>(project.environment());
        environment.put("SERAI_CLOUD_API_URL", end.url());
        if (options.doorOnly()) {
            environment.putAll(DoorRun.ENVIRONMENT);
        }
        return environment;
    }
}
