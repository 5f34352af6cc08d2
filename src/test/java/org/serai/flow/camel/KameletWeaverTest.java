package org.serai.flow.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.serai.finding.Findings;
import org.serai.flow.source.ProjectFiles;
import org.serai.json.Json;

class KameletWeaverTest {
    @TempDir
    private Path project;

    private String told = "";

    @BeforeEach
    void words() throws IOException {
        kamelet("say-action", "kamelet:source", "- setBody: { id: say, constant: '{{word}}, {{to:you}}{{?end}}' }");
        kamelet(
                "greet-action",
                "kamelet:source",
                "- to: { id: loud, uri: kamelet:say-action, parameters: { word: 'O {{word}}' } }");
        kamelet(
                "door-source",
                "'serai:event?type={{word}}'",
                "- setBody: { constant: before }\n        - filter: { simple: a, steps: [ { to: kamelet:sink } ] }\n        - stop: {}");
    }

    @Test
    void a_use_becomes_one_step_whose_parameters_are_found_under_its_id() throws IOException {
        Instances instances =
                woven("timer:t", "- to: { id: hi, uri: kamelet:say-action, parameters: { word: hello } }");
        assertThat(told)
                .contains("{\"pipeline\":{\"steps\":[{\"setBody\":{\"constant\":"
                        + "\"{{greet.hi.word}}, {{greet.hi.to:you}}{{?greet.hi.end}}\"}}],\"id\":\"greet/hi\"}}");
        assertThat(parameters(instances, "greet.hi"))
                .containsEntry("word", "hello")
                .containsEntry("end", "!");
    }

    @Test
    void what_a_kamelet_uses_itself_is_woven_in_too() throws IOException {
        Instances instances =
                woven("timer:t", "- to: { id: hi, uri: kamelet:greet-action, parameters: { word: day } }");
        assertThat(told).contains("\"{{greet.hi.loud.word}}, ").doesNotContain("kamelet:");
        assertThat(parameters(instances, "greet.hi.loud"))
                .containsEntry("word", "O day")
                .containsEntry("serai.step", "hi");
    }

    @Test
    void the_steps_of_a_route_stand_where_its_source_has_its_sink() throws IOException {
        woven("kamelet:door-source?word=a", "- setBody: { id: own, constant: own }\n      - stop: { id: end }");
        assertThat(told)
                .contains(
                        "\"from\":{\"uri\":\"serai:event?type={{greet.from.word}}\",\"steps\":[{\"setBody\":{\"constant\":\"before\"}},"
                                + "{\"filter\":{\"simple\":\"a\",\"steps\":[{\"setBody\":{\"id\":\"greet/own\",\"constant\":\"own\"}},"
                                + "{\"stop\":{\"id\":\"greet/end\"}}]}},{\"stop\":{}}]}");
    }

    private Instances woven(String from, String steps) throws IOException {
        write(
                "routes/flows/greet/greet.camel.yaml",
                "- route:\n    id: greet\n    from:\n      uri: " + from + "\n      steps:\n      " + steps + "\n");
        ProjectFiles files = ProjectFiles.read(project, new Findings());
        var instances = new Instances(files);
        var rewriter = new RouteRewriter(files.routes().get(0), null, new Rehearsed(files, false), instances);
        told = Json.text(rewriter.rewrite());
        return instances;
    }

    private static Map<String, String> parameters(Instances instances, String id) {
        return instances
                .all()
                .filter(instance -> instance.id().equals(id))
                .map(Instance::parameters)
                .findFirst()
                .orElseThrow();
    }

    private void kamelet(String name, String from, String steps) throws IOException {
        write("routes/steps/" + name + ".kamelet.yaml", """
                spec:
                  definition: { properties: { word: { type: string }, to: { type: string }, end: { type: string, default: '!' } } }
                  template:
                    from:
                      uri: %s
                      steps:
                        %s
                """.formatted(from, steps));
    }

    private void write(String file, String text) throws IOException {
        Path path = project.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
