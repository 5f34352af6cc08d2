package org.serai.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.serai.finding.Findings;

/** The runner of the flow tests: what passes, and how a failure reads. */
class FlowTestsTest {
    private static final String TESTS = "routes/flows/order-confirmed/order-confirmed.test.yaml";

    @TempDir
    Path folder;

    private FlowProject project;

    @BeforeEach
    void copy() {
        project = FlowProject.in(folder);
    }

    private List<FlowTests.Result> results(String... selected) {
        var findings = new Findings();
        try (FlowTests tests = FlowTests.load(project.root(), List.of(selected), findings)
                .orElseThrow(() -> new AssertionError(findings.list()))) {
            return tests.cases().stream().map(tests::run).toList();
        }
    }

    private FlowTests.Failure failureAfter(String before, String after) {
        project.replace(TESTS, before, after);
        return results(TESTS).stream()
                .map(FlowTests.Result::failure)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void every_test_of_the_fixture_passes() {
        assertThat(results())
                .hasSize(5)
                .allSatisfy(result -> assertThat(result.failure()).isNull());
    }

    @Test
    void a_folder_or_a_file_can_be_selected() {
        assertThat(results("routes/flows/order-reply")).hasSize(2);
        assertThat(results("./" + TESTS)).hasSize(3);
    }

    @Test
    void a_failure_shows_what_was_expected_what_came_and_the_step_where_they_parted() {
        FlowTests.Failure failure = failureAfter("language: de", "language: fr");
        assertThat(failure.what()).isEqualTo("sent.language");
        assertThat(failure.expected()).isEqualTo("\"fr\"");
        assertThat(failure.found()).isEqualTo("\"de\"");
        assertThat(failure.step()).isEqualTo("order-confirmed/compose");
        assertThat(failure.place().line()).isEqualTo(7);
    }

    @Test
    void a_message_nobody_expected_is_a_failure() {
        FlowTests.Failure failure =
                failureAfter("given: { consent: { \"+4915100000001\": denied } }", "given: { consent: {} }");
        assertThat(failure.what()).isEqualTo("sent");
        assertThat(failure.expected()).isEqualTo("none");
        assertThat(failure.found()).contains("order_confirmed");
    }

    @Test
    void a_verdict_that_differs_is_a_failure_at_the_submit_step() {
        FlowTests.Failure failure = failureAfter("refused: policy.opted-out", "refused: policy.expired");
        assertThat(failure.expected()).isEqualTo("policy.expired");
        assertThat(failure.found()).isEqualTo("policy.opted-out");
        assertThat(failure.step()).isEqualTo("order-confirmed/submit");
    }

    @Test
    void a_call_that_says_something_else_is_a_failure_at_the_sink() {
        project.replace("routes/flows/order-reply/order-reply.test.yaml", "tag: whatsapp-cancel", "tag: whatsapp-call");
        var failure = results("routes/flows/order-reply").get(0).failure();
        assertThat(Objects.requireNonNull(failure).step()).isEqualTo("shop-order-sink");
        assertThat(failure.found()).contains("whatsapp-cancel");
    }

    @Test
    void a_button_the_message_does_not_have_cannot_be_tapped() {
        project.replace("routes/flows/order-reply/order-reply.test.yaml", "button: cancel_order", "button: call_me");
        var failure = results("routes/flows/order-reply").get(0).failure();
        assertThat(Objects.requireNonNull(failure).found())
                .contains("no button call_me")
                .contains("cancel_order");
    }

    @Test
    void what_was_never_sent_cannot_be_answered() {
        FlowTests.Failure failure = failureAfter(
                "when: { event: connectors/shop/samples/order-created/out.json }",
                "when: { reply: { text: Thanks, answers: some-flow } }");
        assertThat(failure.what()).isEqualTo("the customer cannot answer");
        assertThat(failure.found()).isEqualTo("nothing was sent that could be answered");
    }

    @Test
    void a_project_that_does_not_fit_together_gives_findings_instead_of_tests() {
        project.replace(
                "routes/flows/order-confirmed/order-confirmed.camel.yaml",
                "template: order_confirmed",
                "template: nothing");
        var findings = new Findings();
        assertThat(FlowTests.load(project.root(), List.of(), findings)).isEmpty();
        assertThat(findings.hasErrors()).isTrue();
    }
}
