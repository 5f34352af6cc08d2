package org.serai.flow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.serai.finding.Findings;
import org.serai.finding.Place;
import org.serai.finding.YamlNode;
import org.serai.flow.source.ProjectFiles;
import org.serai.flow.source.TestFile;

/**
 * The flow tests of a project, ready to run: the same class serves JUnit and the command line. The flows are loaded once;
 * each test has facts and a clock of its own. For one thread at a time.
 */
public final class FlowTests implements AutoCloseable {
    private static final String TENANT = "demo";
    private final FlowRehearsal rehearsal;
    private final List<Case> cases;

    /** One entry of one file. */
    public record Case(String file, String name, Place place, YamlNode given, YamlNode test) {
        String tenant() {
            return test.get("given")
                    .text("tenant")
                    .or(() -> given.text("tenant"))
                    .orElse(TENANT);
        }
    }

    /**
     * How one test ended.
     *
     * @param failure null: it passed
     */
    public record Result(Case test, @Nullable Failure failure) {
        public boolean passed() {
            return failure == null;
        }
    }

    /**
     * Where expectation and what came apart.
     *
     * @param step the id of the step, as {@code order-confirmed/compose}
     * @param place the line of the test that expected it
     */
    public record Failure(String what, String expected, String found, String step, Place place) {
        @Override
        public String toString() {
            return what + "\n  expected: " + expected + "\n  found:    " + found + "\n  parted at step: " + step
                    + "\n  --> " + place.file() + ":" + place.line() + ":" + place.column();
        }
    }

    private FlowTests(FlowRehearsal rehearsal, List<Case> cases) {
        this.rehearsal = rehearsal;
        this.cases = cases;
    }

    /**
     * Empty when the files do not fit together; the findings say why.
     *
     * @param selected paths relative to the root, files or folders above them; none means all
     */
    public static Optional<FlowTests> load(Path root, List<String> selected, Findings findings) {
        ProjectFiles files = ProjectFiles.read(root, new Findings());
        List<Case> cases = files.tests().stream()
                .filter(file -> isSelected(file.file(), selected))
                .flatMap(file -> cases(file).stream())
                .toList();
        Set<String> tenants = new TreeSet<>(List.of(TENANT));
        cases.forEach(test -> tenants.add(test.tenant()));
        return FlowRehearsal.load(root, tenants, findings).map(rehearsal -> new FlowTests(rehearsal, cases));
    }

    private static boolean isSelected(String file, List<String> selected) {
        return selected.isEmpty()
                || selected.stream()
                        .map(path -> path.replaceFirst("^\\./", "").replaceFirst("/$", ""))
                        .anyMatch(path -> file.equals(path) || file.startsWith(path + "/"));
    }

    private static List<Case> cases(TestFile file) {
        var cases = new ArrayList<Case>();
        for (YamlNode test : file.root().get("tests").items()) {
            cases.add(new Case(
                    file.file(),
                    test.text("name").orElse(""),
                    test.place(),
                    file.root().get("given"),
                    test));
        }
        return cases;
    }

    public List<Case> cases() {
        return cases;
    }

    public Result run(Case test) {
        return new Result(test, new TestRun(rehearsal, test).run());
    }

    @Override
    public void close() {
        rehearsal.close();
    }
}
