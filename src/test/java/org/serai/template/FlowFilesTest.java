package org.serai.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.serai.canonical.Tree;
import org.serai.finding.Findings;
import org.serai.finding.Yaml;

/** The shipped flow folders are whole, and what their tests expect to be sent exists. */
class FlowFilesTest {
    private static final Path FLOWS = Path.of("routes/flows");
    private static final Catalogue CATALOGUE = Catalogue.load(Path.of("routes/templates"), new Findings());

    @Test
    void every_folder_holds_a_route_of_its_own_name_with_a_description() throws IOException {
        for (Path folder : folders()) {
            String flow = folder.getFileName().toString();
            Tree route = read(folder.resolve(flow + ".camel.yaml")).at("0", "route");
            assertThat(route.text("id")).contains(flow);
            assertThat(route.text("description").orElse(""))
                    .as(flow)
                    .endsWith(".")
                    .hasSizeGreaterThan(20);
        }
    }

    @Test
    void what_a_flow_test_expects_to_be_sent_exists_in_that_language_with_as_many_values() throws IOException {
        int seen = 0;
        for (Path folder : folders()) {
            Path file = folder.resolve(folder.getFileName() + ".test.yaml");
            if (Files.exists(file)) {
                Tree tests = read(file);
                assertThat(tests.text("flow")).contains(folder.getFileName().toString());
                for (Tree test : tests.items("tests")) {
                    seen += expectation(test.at("then", "sent"));
                }
            }
        }
        assertThat(seen).isGreaterThan(10);
    }

    private static int expectation(Tree sent) {
        if (sent.text("template").isEmpty()) {
            return 0;
        }
        Template template = CATALOGUE
                .find(new TemplateName(sent.text("template").orElseThrow()))
                .orElseThrow();
        sent.text("language")
                .ifPresent(language -> assertThat(template.languages()).containsKey(language));
        if (sent.has("parameters")) {
            assertThat(sent.items("parameters"))
                    .hasSameSizeAs(template.parameters().keySet());
        }
        return 1;
    }

    @Test
    void every_button_is_understood_by_a_reply_flow() throws IOException {
        var routes = new StringBuilder();
        for (Path folder : folders()) {
            routes.append(Files.readString(folder.resolve(folder.getFileName() + ".camel.yaml")));
        }
        // a request that is not solved becomes a comment like any other word of the requester
        var handledAsText = List.of("not_solved");
        for (Template template : CATALOGUE.all()) {
            for (Button button :
                    Objects.requireNonNull(template.languages().get("en")).buttons()) {
                if (button instanceof Button.QuickReply reply && !handledAsText.contains(reply.id())) {
                    boolean isScore = reply.id().startsWith("score_");
                    assertThat(routes).contains(isScore ? "${body.score}" : "${body.button} == '" + reply.id() + "'");
                }
            }
        }
    }

    private static List<Path> folders() throws IOException {
        try (Stream<Path> listed = Files.list(FLOWS)) {
            return new ArrayList<>(listed.filter(Files::isDirectory).sorted().toList());
        }
    }

    private static Tree read(Path file) throws IOException {
        var findings = new Findings();
        Tree tree = Tree.of(Yaml.read(file.toString(), Files.readString(file), findings)
                .orElseThrow(() -> new AssertionError(findings.list()))
                .toTree());
        assertThat(findings.list()).isEmpty();
        return tree;
    }
}
