package org.serai.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.serai.canonical.Content;

/** What happens when somebody saves a file while the hub runs. */
class SafeEditingTest {
    private static final String FLOW = "routes/flows/order-confirmed/order-confirmed.camel.yaml";
    private static final Duration SOON = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private FlowProject project;
    private FlowHub hub;

    @BeforeEach
    void start() {
        project = FlowProject.in(folder);
        hub = new FlowHub(project, FlowHub.demo()).started();
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    private String sentText() {
        hub.submitted.clear();
        hub.flows.run(FlowHub.order("demo", "1"));
        var content = (Content.Template) hub.submitted.get(0).content();
        return content == null ? "" : content.preview();
    }

    @Test
    void a_good_edit_is_live_by_itself() {
        project.replace("routes/templates/order_confirmed.yaml", "danke. Ihre", "vielen Dank. Ihre");
        FlowHub.until(() -> hub.version() == 2, SOON);
        assertThat(sentText()).contains("vielen Dank");
    }

    @Test
    void a_broken_edit_leaves_the_old_version_running_and_says_where() {
        project.replace(FLOW, "- to: { id: submit", "- too: { id: submit");
        FlowHub.until(() -> !hub.engine.refused().isEmpty(), SOON);
        assertThat(hub.engine.refused()).hasSize(1);
        assertThat(hub.engine.refused().get(0).toString())
                .contains(FLOW + ":9:11")
                .contains("SERAI-R012");
        assertThat(hub.version()).isEqualTo(1);
        assertThat(sentText()).contains("danke");
        assertThat(new FlowHealth(hub.engine).state().isUp()).isTrue();
        assertThat(new FlowHealth(hub.engine).state().refused()).hasSize(1);
    }

    @Test
    void a_mended_edit_runs_again() {
        project.replace(FLOW, "- to: { id: submit", "- too: { id: submit");
        FlowHub.until(() -> !hub.engine.refused().isEmpty(), SOON);
        project.replace(FLOW, "- too: { id: submit", "- to: { id: submit");
        FlowHub.until(() -> hub.engine.refused().isEmpty(), SOON);
        assertThat(hub.version()).isGreaterThan(1);
    }

    @Test
    void a_saved_table_is_live_or_refused_with_its_line_like_any_file() {
        String table = "connectors/shop/mapping/status.csv";
        project.write(table, "code,canonical\npaid,PAIED\n");
        FlowHub.until(() -> !hub.engine.refused().isEmpty(), SOON);
        assertThat(hub.engine.refused().get(0).toString())
                .contains(table + ":2:6")
                .contains("SERAI-M009")
                .contains("`PAID`");

        project.write(table, "code,canonical\npaid,PAID\n");
        FlowHub.until(() -> hub.engine.refused().isEmpty(), SOON);
        assertThat(hub.version()).isGreaterThan(1);
    }

    @Test
    void deleting_a_folder_removes_its_routes() {
        project.delete("routes/flows/order-reply");
        FlowHub.until(() -> hub.version() == 2, SOON);
        assertThat(hub.flows.run(FlowHub.reply("demo", "order-confirmed", "cancel_order")))
                .isZero();
    }

    @Test
    void a_new_folder_adds_its_routes() {
        project.write(
                "routes/flows/again/again.camel.yaml", project.read(FLOW).replace("id: order-confirmed", "id: again"));
        project.write(
                "routes/flows/again/again.jslt", project.read("routes/flows/order-confirmed/order-confirmed.jslt"));
        FlowHub.until(() -> hub.version() == 2, SOON);
        assertThat(hub.flows.run(FlowHub.order("demo", "1"))).isEqualTo(2);
    }

    @Test
    void an_edit_of_a_kamelet_is_applied() {
        project.replace(
                "routes/steps/set-intent-action.kamelet.yaml", "set(*, '{{intent}}')", "set(*, 'very-{{intent}}')");
        FlowHub.until(() -> hub.version() == 2, SOON);
        hub.flows.run(FlowHub.reply("demo", "order-confirmed", "cancel_order"));
        assertThat(hub.callbacks.get(0).reply().intent()).isEqualTo("very-cancel");
    }

    @Test
    void a_half_written_file_does_no_harm() {
        String whole = project.read(FLOW);
        project.write(FLOW, whole.substring(0, whole.length() / 2));
        project.write(FLOW, whole.replace("its buyer.", "its buyer at once."));
        FlowHub.until(() -> hub.version() == 2, SOON);
        assertThat(hub.engine.refused()).isEmpty();
    }

    @Test
    void a_bad_endpoint_option_does_not_take_the_route_down() {
        project.replace("connectors/shop/shop-call-action.kamelet.yaml", "bridgeEndpoint: true", "bridgeEndpont: true");
        FlowHub.until(() -> !hub.engine.refused().isEmpty(), SOON);
        assertThat(hub.engine.refused()).extracting(f -> f.code()).containsExactly("SERAI-R024");
        assertThat(new FlowHealth(hub.engine).state().down()).isEmpty();
    }

    @Test
    void a_new_tenant_gets_its_connectors() {
        int routes = new FlowHealth(hub.engine).state().routes();
        hub.tenants(
                FlowHub.demo(),
                FlowHub.tenant(
                        "acme",
                        java.util.Map.of("url", "http://127.0.0.1:1"),
                        java.util.Map.of("access-token", "token-of-acme", "webhook-secret", "secret-of-acme")));
        FlowHub.until(() -> hub.version() == 2, SOON);
        assertThat(new FlowHealth(hub.engine).state().routes()).isGreaterThan(routes);
    }

    @Test
    void nobody_notices_a_swap() throws Exception {
        var failure = new AtomicReference<Throwable>();
        var stop = new AtomicBoolean();
        var runner = new Thread(() -> {
            try {
                for (int i = 0; !stop.get(); i++) {
                    if (hub.flows.run(FlowHub.order("demo", "n" + i)) != 1) {
                        throw new AssertionError("an event reached no flow");
                    }
                }
            } catch (Throwable broken) {
                failure.set(broken);
            }
        });
        runner.start();
        for (int edit = 2; edit <= 4; edit++) {
            int wanted = edit;
            project.replace(FLOW, "its buyer.", "its buyer .");
            FlowHub.until(() -> hub.version() >= wanted || failure.get() != null, SOON);
            project.replace(FLOW, "its buyer .", "its buyer.");
            FlowHub.until(() -> hub.version() > wanted || failure.get() != null, SOON);
        }
        stop.set(true);
        runner.join(5_000);
        assertThat(failure.get()).isNull();
    }
}
