package org.serai.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.serai.finding.Finding;

/** A broken file gives one finding, at the line of the mistake. */
class ProjectTest {
    private static final String FLOW = "routes/flows/order-confirmed/order-confirmed.camel.yaml";
    private static final String MAPPING = "routes/flows/order-confirmed/order-confirmed.jslt";
    private static final String TESTS = "routes/flows/order-confirmed/order-confirmed.test.yaml";
    private static final String REPLY = "routes/flows/order-reply/order-reply.camel.yaml";
    private static final String SHOP = "connectors/shop/shop.camel.yaml";
    private static final String SINK = "connectors/shop/shop-order-sink.kamelet.yaml";
    private static final String CALL = "connectors/shop/shop-call-action.kamelet.yaml";
    private static final String STEP = "routes/steps/set-intent-action.kamelet.yaml";
    private static final String SUBMIT = "        - to: { id: submit, uri: kamelet:submit-message-action }";

    @TempDir
    Path folder;

    /** @param marked the text the finding stands at; {@code found} is the file, where it is another than the broken one */
    record Broken(String file, String before, String after, String code, String marked, String found) {
        Broken in(String file, String marked) {
            return new Broken(this.file, before, after, code, marked, file);
        }

        @Override
        public String toString() {
            return code + " in " + file + ": " + after.strip().replace('\n', ' ');
        }
    }

    private static Broken broken(String file, String before, String after, String code, String marked) {
        return new Broken(file, before, after, code, marked, file);
    }

    private static Broken step(String after, String code, String marked) {
        return broken(FLOW, SUBMIT, after + "\n" + SUBMIT, code, marked);
    }

    static Stream<Broken> broken() {
        return Stream.of(
                step("        - setHaeder: { id: x, name: X, constant: y }", "SERAI-R012", "setHaeder"),
                step("        - setHeader: { id: x, nmae: X, constant: y }", "SERAI-R013", "nmae"),
                step("        - setHeader: { id: x, name: X, smiple: y }", "SERAI-R014", "smiple"),
                step("        - setHeader: { id: x, name: X, groovy: y }", "SERAI-R033", "groovy"),
                step("        - setHeader: { id: x, name: X, simple: \"${body\" }", "SERAI-R015", "\"${body"),
                step("        - filter: { id: x, steps: [] }", "SERAI-R016", "filter"),
                step("        - setHeader: { id: x, name: X, simple: \"${bean:foo}\" }", "SERAI-R033", "\"${bean"),
                step("        - loop: { id: x, constant: 3, steps: [] }", "SERAI-R017", "loop"),
                step("        - wireTap: { id: x, uri: \"direct:x\" }", "SERAI-R030", "wireTap"),
                step("        - to: { id: x, uri: \"seda:x\" }", "SERAI-R030", "\"seda:x"),
                step(
                        "        - split: { id: x, simple: \"${body}\", parallelProcessing: true, steps: [] }",
                        "SERAI-R030",
                        "parallelProcessing"),
                step("        - aggregate: { id: x }", "SERAI-R031", "aggregate"),
                step("        - toD: { id: x, uri: \"http:${body}\" }", "SERAI-R032", "toD"),
                step("        - bean: { id: x, beanType: java.lang.Runtime, method: exec }", "SERAI-R033", "bean"),
                step("        - process: { id: x, ref: y }", "SERAI-R033", "process"),
                step("        - doTry: { id: x, steps: [] }", "SERAI-R034", "doTry"),
                step("        - log: { id: x, message: \"${body}\" }", "SERAI-R035", "log"),
                step("        - setHeader: { id: x, name: camelHttpUri, constant: y }", "SERAI-R036", "camelHttpUri"),
                step("        - to: { id: x, uri: \"https://elsewhere.example\" }", "SERAI-R039", "\"https://else"),
                step("        - to: { id: x, uri: kamelet:shop-order-sink }", "SERAI-R039", "kamelet:shop-order-sink"),
                step("        - to: { uri: kamelet:submit-message-action }", "SERAI-R005", "to"),
                step("        - to: { id: submit, uri: kamelet:submit-message-action }", "SERAI-R006", "submit,"),
                step(
                        "        - to: { id: x, uri: kamelet:submit-mesage-action }",
                        "SERAI-R020",
                        "kamelet:submit-mesage-action"),
                step("        - stop: {}\n          to: {}", "SERAI-R011", "to: {}"),
                broken(FLOW, "id: order-confirmed\n", "id: order-reply\n", "SERAI-R006", "order-reply")
                        .in(REPLY, "order-reply"),
                broken(
                        FLOW,
                        "    description: A new order is confirmed to its buyer.\n",
                        "",
                        "SERAI-R004",
                        "order-confirmed"),
                broken(FLOW, "    id: order-confirmed\n", "", "SERAI-R003", "route"),
                broken(FLOW, "template: order_confirmed", "template: order_confirmd", "SERAI-R060", "order_confirmd"),
                broken(
                        FLOW,
                        ", parameters: { template: order_confirmed }",
                        "",
                        "SERAI-R021",
                        "kamelet:compose-message-action"),
                broken(FLOW, "template: order_confirmed", "tempalte: order_confirmed", "SERAI-R022", "tempalte"),
                broken(FLOW, "type: order.created.v1", "type: order.create.v1", "SERAI-R066", "order.create.v1"),
                broken(FLOW, "- route:", "- onException: {}\n- route:", "SERAI-R034", "onException"),
                broken(FLOW, "- route:", "- beans: []\n- route:", "SERAI-R033", "beans"),
                broken(
                        FLOW,
                        "    id: order-confirmed\n",
                        "    id: order-confirmed\n    autoStart: true\n",
                        "SERAI-R013",
                        "autoStart"),
                broken(FLOW, "description: A new", "description: A: new", "SERAI-Y001", ": new"),
                broken(
                        FLOW,
                        SUBMIT,
                        SUBMIT
                                + "\n        - to: { id: a, uri: kamelet:submit-message-action }".repeat(1)
                                + more("b")
                                + more("c")
                                + more("d")
                                + more("e")
                                + more("f")
                                + more("g"),
                        "SERAI-R007",
                        "to: { id: g"),
                broken(FLOW, "template: order_confirmed", "template: \"{{shop.url}}\"", "SERAI-R042", "\"{{shop.url}}"),
                broken(
                        MAPPING,
                        "  \"order_number\": .orderNumber\n",
                        "  \"customer_name2\": .orderNumber\n",
                        "SERAI-R062",
                        "\"customer_name2"),
                broken(MAPPING, ",\n  \"order_number\": .orderNumber\n", "\n", "SERAI-R061", "{"),
                broken(MAPPING, ".orderNumber", "format-monney(.orderNumber)", "SERAI-M002", "format-monney"),
                broken(REPLY, "connector: origin", "connector: shpo", "SERAI-R063", "shpo"),
                broken(
                        REPLY,
                        "        - to: { id: deliver",
                        "        - choice: { id: again, when: [] }\n        - to: { id: deliver",
                        "SERAI-R008",
                        "choice: { id: again"),
                broken(
                        SHOP,
                        "shop/mapping/order-tag.jslt",
                        "shop/mapping/order-tga.jslt",
                        "SERAI-R064",
                        "shop/mapping/order-tga"),
                broken(SHOP, "{{shop.url}}", "{{shop.ulr}}", "SERAI-C006", "{{shop.ulr}}"),
                broken(
                        SHOP,
                        "    from:\n",
                        "    precondition: \"'{{shop.url}}' != ''\"\n    from:\n",
                        "SERAI-R043",
                        "\"'{{shop.url}}' != ''\""),
                broken(SHOP, "\"{{shop.access-token}}\"", "s3cret-in-clear", "SERAI-R038", "s3cret-in-clear"),
                broken(SHOP, "{ connector: shop }", "{ connector: jms }", "SERAI-R063", "jms"),
                broken(CALL, "bridgeEndpoint: true", "bridgeEndpont: true", "SERAI-R024", "bridgeEndpont"),
                broken(CALL, "bridgeEndpoint: true", "bridgeEndpoint: perhaps", "SERAI-R025", "perhaps"),
                broken(
                        CALL,
                        "- removeHeaders: { id: no-headers-in, pattern: \"*\" }",
                        "- to: { id: put, uri: \"sftp:files.example/out\" }",
                        "SERAI-R044",
                        "\"sftp:files"),
                broken(SHOP, "kamelet:callback-source", "file:in", "SERAI-R044", "file:in"),
                broken(CALL, "httpMethod: POST", "httpMethod: PSOT", "SERAI-R025", "PSOT"),
                broken(
                        CALL,
                        "bridgeEndpoint: true",
                        "bridgeEndpoint: true, followRedirects: true",
                        "SERAI-R037",
                        "followRedirects"),
                broken(
                        CALL,
                        "        - removeHeaders: { id: no-headers-out",
                        "        - setHeader: { id: a, name: Authorization, constant: Bearer abc123 }\n        - removeHeaders: { id: no-headers-out",
                        "SERAI-R038",
                        "Bearer abc123"),
                broken(SINK, "name: shop-order-sink", "name: shop-oder-sink", "SERAI-C020", "shop-oder-sink"),
                broken(STEP, "name: set-intent-action", "name: set-intend-action", "SERAI-R050", "set-intend-action"),
                broken(
                        STEP,
                        "org.serai.flow.SetIntentStep",
                        "org.serai.flow.SetIntendStep",
                        "SERAI-R056",
                        "org.serai.flow.SetIntendStep"),
                broken(STEP, "set(*", "sett(*", "SERAI-R056", "\"sett(*"),
                broken(STEP, "    title: Set Intent Action\n", "", "SERAI-R052", "definition"),
                broken(
                        CALL,
                        "        - removeHeaders: { id: no-headers-out",
                        "        - to: { id: again, uri: kamelet:shop-call-action, parameters: { url: \"{{url}}\", accessToken: \"{{accessToken}}\" } }\n        - removeHeaders: { id: no-headers-out",
                        "SERAI-R057",
                        "kamelet:shop-call-action, parameters"),
                broken(TESTS, "flow: order-confirmed\n", "flow: order-confirmd\n", "SERAI-F003", "order-confirmd"),
                broken(TESTS, "refused: none\n", "refusd: none\n", "SERAI-F001", "refusd"),
                broken(TESTS, "advance: PT25H", "advance: 25 hours", "SERAI-F004", "25 hours"),
                broken(
                        TESTS,
                        "- event: connectors/shop/samples/order-created/out.json",
                        "- event: connectors/shop/samples/nothing/out.json",
                        "SERAI-F005",
                        "connectors/shop/samples/nothing"));
    }

    private static String more(String id) {
        return "\n        - to: { id: " + id + ", uri: kamelet:submit-message-action }";
    }

    @ParameterizedTest
    @MethodSource("broken")
    void gives_one_finding_at_the_right_place(Broken broken) {
        FlowProject project = FlowProject.in(folder);
        project.replace(broken.file(), broken.before(), broken.after());
        List<Finding> errors = errors(project);
        assertThat(errors).as(errors.toString()).hasSize(1);
        Finding finding = errors.get(0);
        assertThat(finding.code()).isEqualTo(broken.code());
        assertThat(finding.file()).isEqualTo(broken.found());
        String line = project.read(broken.found()).lines().toList().get(finding.line() - 1);
        assertThat(line.substring(finding.column() - 1)).startsWith(broken.marked());
    }

    private static List<Finding> errors(FlowProject project) {
        return Project.check(project.root(), List.of()).findings().list().stream()
                .filter(Finding::isError)
                .toList();
    }

    @Test
    void a_good_project_has_no_finding_and_names_the_files_looked_at() {
        FlowProject project = FlowProject.in(folder);
        Project.Checked checked = Project.check(project.root(), List.of());
        assertThat(checked.findings().list()).isEmpty();
        assertThat(checked.looked())
                .contains(
                        FLOW,
                        MAPPING,
                        TESTS,
                        SHOP,
                        SINK,
                        STEP,
                        "routes/errors.camel.yaml",
                        "routes/templates/order_confirmed.yaml");
    }

    @Test
    void a_reply_route_may_name_a_flow_whose_folder_was_deleted() {
        FlowProject project = FlowProject.in(folder);
        project.replace(REPLY, "answers: order-confirmed", "answers: order-confirmd");
        assertThat(errors(project)).isEmpty();
        assertThat(Project.check(project.root(), List.of()).findings().list())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo("SERAI-R067");
                    assertThat(finding.suggestion()).isEqualTo("did you mean `order-confirmed`?");
                });
    }

    @Test
    void an_unknown_word_is_told_as_a_compiler_would() {
        FlowProject project = FlowProject.in(folder);
        project.replace(FLOW, SUBMIT, "        - setHaeder: { id: x, name: X, constant: y }\n" + SUBMIT);
        Finding finding = errors(project).get(0);
        assertThat(finding.message()).isEqualTo("unknown step `setHaeder`");
        assertThat(finding.suggestion()).isEqualTo("did you mean `setHeader`?");
        assertThat(finding.endColumn() - finding.column()).isEqualTo("setHaeder".length());
    }

    @Test
    void what_only_camel_can_see_is_a_finding_at_the_route() {
        FlowProject project = FlowProject.in(folder);
        project.replace(CALL, "\"{{url}}/tags\"", "\"http:\"");
        List<Finding> errors = errors(project);
        assertThat(errors).isNotEmpty();
        assertThat(errors.get(0).toString()).doesNotContain("example-shop-access-token");
    }

    @Test
    void every_code_is_explained() {
        String explained = new FlowProjectText("src/main/resources/explain/flow.yaml").read();
        assertThat(new FlowProjectText("src/main/java/org/serai/flow").codes())
                .isNotEmpty()
                .allSatisfy(code -> assertThat(explained).contains(code + ":"));
    }
}
