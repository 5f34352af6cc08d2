package org.serai.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Measures how much slower a hub starts with more folders under connectors/. It starts in one home, without and with them in
 * turn; the first start, which makes the database, does not count.
 */
public final class StartBench {
    private static final int TURNS = 3;
    private final Path project;
    private final List<String> hubCommand;
    private final @Nullable String connector;
    private final int copies;
    private final Consumer<String> talk;

    /**
     * @param connector whose copies are added; null: of all folders in turn
     * @param copies how many folders are added
     * @param talk hears what the run is doing, a line at a time
     */
    public StartBench(
            Path project, List<String> hubCommand, @Nullable String connector, int copies, Consumer<String> talk) {
        this.project = project;
        this.hubCommand = hubCommand;
        this.connector = connector;
        this.copies = copies;
        this.talk = talk;
    }

    public StartFigures run() throws IOException, InterruptedException {
        List<String> models = models();
        Path place = Files.createTempDirectory("serai-bench-");
        try {
            ProjectCopy less = ProjectCopy.of(project, place.resolve("project"));
            ProjectCopy more = ProjectCopy.of(project, place.resolve("more"));
            for (int copy = 0; copy < copies; copy++) {
                String model = models.get(copy % models.size());
                new FolderCopy(more, model).as(model + "-copy-" + copy);
            }
            var without = new ArrayList<Double>();
            var with = new ArrayList<Double>();
            start(place.resolve("home"), less);
            for (int turn = 0; turn < TURNS; turn++) {
                without.add(start(place.resolve("home"), less));
                with.add(start(place.resolve("home"), more));
                talk.accept(String.format(
                        Locale.ROOT,
                        "ready after %.1f s, with %d more folders after %.1f s",
                        without.get(turn),
                        copies,
                        with.get(turn)));
            }
            return new StartFigures(copies, median(without), median(with));
        } finally {
            Bench.delete(place);
        }
    }

    private List<String> models() throws IOException {
        try (Stream<Path> folders = Files.list(project.resolve("connectors"))) {
            List<String> names = folders.filter(StartBench::isOfASystem)
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> connector == null || connector.equals(name))
                    .sorted()
                    .toList();
            if (names.isEmpty()) {
                throw new Unmeasurable(
                        "there is no connector `" + connector + "` of a system", "see the folders of connectors/");
            }
            return names;
        }
    }

    /** The name of a generic folder is a word of the house, which a copy cannot do without. */
    private static boolean isOfASystem(Path folder) {
        Path descriptor = folder.resolve("connector.yaml");
        try {
            return Files.isRegularFile(descriptor)
                    && !Files.readString(descriptor).contains("kind: generic");
        } catch (IOException unreadable) {
            return false;
        }
    }

    private double start(Path home, ProjectCopy of) throws IOException {
        long start = System.nanoTime();
        HubProcess hub = HubProcess.start(hubCommand, home, of.environment());
        double seconds = (System.nanoTime() - start) / 1e9;
        hub.close();
        return seconds;
    }

    private static double median(List<Double> seconds) {
        return seconds.stream().sorted().toList().get(seconds.size() / 2);
    }
}
