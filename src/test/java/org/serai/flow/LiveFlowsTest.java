package org.serai.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.serai.canonical.Content;
import org.serai.canonical.Event;
import org.serai.canonical.Reason;
import org.serai.policy.Verdict;

/** Events and replies through the running flows. */
class LiveFlowsTest {
    @TempDir
    Path folder;

    private FlowProject project;
    private FlowHub hub;

    @BeforeEach
    void start() {
        project = FlowProject.in(folder);
        hub = new FlowHub(project, FlowHub.demo());
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void an_order_becomes_a_message_in_the_buyers_language() {
        hub.started();
        assertThat(hub.flows.run(FlowHub.order("demo", "4711"))).isEqualTo(1);
        var message = hub.submitted.get(0);
        assertThat(message.flow()).isEqualTo("order-confirmed");
        assertThat(message.recipient().orElseThrow().key()).isEqualTo("+4915100000001");
        assertThat(message.content()).isInstanceOfSatisfying(Content.Template.class, template -> {
            assertThat(template.language()).isEqualTo("de");
            assertThat(template.parameters())
                    .containsExactly(Map.entry("customer_name", "Ada"), Map.entry("order_number", "4711"));
        });
    }

    @Test
    void an_event_nobody_waits_for_reaches_no_flow() {
        hub.started();
        Event order = FlowHub.order("demo", "1");
        var paid = new Event(
                order.id(),
                order.delivery(),
                order.tenant(),
                order.connector(),
                "order.paid.v1",
                order.subject(),
                order.time(),
                order.data());
        assertThat(hub.flows.run(paid)).isZero();
    }

    @Test
    void only_the_named_statuses_start_a_flow() {
        project.replace(
                "routes/flows/order-confirmed/order-confirmed.camel.yaml",
                "{ type: order.created.v1 }",
                "{ type: order.created.v1, status: \"NEW, OPEN\" }");
        hub.started();
        Event order = FlowHub.order("demo", "1");
        assertThat(hub.flows.run(order)).isZero();
        var data = new java.util.HashMap<>(order.data());
        data.put("status", "OPEN");
        assertThat(hub.flows.run(order.withData(data))).isEqualTo(1);
    }

    @Test
    void what_a_step_throws_reaches_the_caller_as_it_was_thrown() {
        hub.started();
        var failure = new IllegalStateException("the database is away");
        hub.deskFails = Optional.of(failure);
        assertThatThrownBy(() -> hub.flows.run(FlowHub.order("demo", "1"))).isSameAs(failure);
    }

    @Test
    void a_message_that_cannot_be_composed_is_handed_in_with_its_problem() {
        hub.started();
        Event order = FlowHub.order("demo", "1");
        var data = new java.util.HashMap<>(order.data());
        data.remove("orderNumber");
        hub.flows.run(order.withData(data));
        assertThat(hub.submitted.get(0).content()).isNull();
        assertThat(hub.submitted.get(0).problem()).extracting(Reason::code).isEqualTo("template.parameter-missing");
    }

    @Test
    void a_reply_goes_to_the_system_of_the_event_it_answers() {
        hub.started();
        assertThat(hub.flows.run(FlowHub.reply("demo", "order-confirmed", "cancel_order")))
                .isEqualTo(1);
        var callback = hub.callbacks.get(0);
        assertThat(callback.connector().value()).isEqualTo("shop");
        assertThat(callback.step()).isEqualTo("deliver");
        assertThat(callback.reply().intent()).isEqualTo("cancel");
    }

    @Test
    void the_same_reply_again_is_the_same_callback() {
        hub.started();
        hub.flows.run(FlowHub.reply("demo", "order-confirmed", "cancel_order"));
        hub.flows.run(FlowHub.reply("demo", "order-confirmed", "cancel_order"));
        assertThat(hub.callbacks.get(0).id()).isEqualTo(hub.callbacks.get(1).id());
    }

    @Test
    void a_reply_to_a_flow_nobody_names_goes_to_the_flow_for_others_and_an_unmatched_one_to_its_own() {
        String flow = project.read("routes/flows/order-reply/order-reply.camel.yaml");
        project.write(
                "routes/flows/other/other.camel.yaml",
                flow.replace("id: order-reply", "id: other")
                        .replace("answers: order-confirmed", "answers: other")
                        .replace("intent: note", "intent: other"));
        project.write(
                "routes/flows/stray/stray.camel.yaml",
                flow.replace("id: order-reply", "id: stray")
                        .replace("answers: order-confirmed", "answers: unmatched")
                        .replace("intent: note", "intent: stray"));
        hub.started();
        hub.flows.run(FlowHub.reply("demo", "order-shipped", "x"));
        hub.flows.run(FlowHub.reply("demo", "", "x"));
        assertThat(hub.callbacks).extracting(c -> c.reply().intent()).containsExactly("other", "stray");
    }

    @Test
    void a_dry_run_keeps_nothing() {
        hub.started();
        Rehearsed rehearsed = new DryRun(hub.engine).run(FlowHub.order("demo", "1"), message -> new Verdict.Admit());
        assertThat(rehearsed.flows()).isEqualTo(1);
        assertThat(rehearsed.submitted()).hasSize(1);
        assertThat(hub.submitted).isEmpty();
    }
}
