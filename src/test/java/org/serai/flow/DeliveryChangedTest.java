package org.serai.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.CustomerReply;
import org.serai.canonical.Ref;
import org.serai.canonical.SeraiException;
import org.serai.canonical.Tree;
import org.serai.connector.Connectors;
import org.serai.connector.Descriptor;
import org.serai.egress.Callback;
import org.serai.finding.Findings;
import org.serai.flow.PollServer.Answer;
import org.serai.flow.PollServer.Asked;
import org.serai.json.Json;
import org.serai.outbox.Tokens;
import org.serai.policy.Verdict;
import org.serai.tenant.ConnectorBinding;
import org.serai.tenant.Secret;

/** A recipient who wants another day, on the way to a carrier that can move the delivery, or to the shop. */
class DeliveryChangedTest {
    private static final Ref ORDER = new Ref("shopify", "order", "5001", null);
    private static final Ref PARCEL = new Ref("ups", "shipment", "1Z9999990000000001", null);
    private static final Connectors CONNECTORS = Connectors.load(Path.of("connectors"), new Findings());

    @TempDir
    Path folder;

    private volatile Object answer = Map.of("success", true, "statusCode", "000");
    private PollServer ups;

    @SuppressWarnings("NullAway.Init") // each test that calls opens it
    private FlowHub hub;

    @BeforeEach
    void start() throws IOException {
        ups = new PollServer();
        ups.answers(asked -> Answer.of(asked.path().endsWith("/token") ? Map.of("access_token", "t-1") : answer));
    }

    @AfterEach
    void stop() {
        if (hub != null) {
            hub.close();
        }
        ups.close();
    }

    private static CustomerReply reply(String intent, Ref about) {
        return new SetIntentStep().set(FlowHub.reply("demo", "delivery-failed", "another_day", about), intent);
    }

    private void deliver(String intent) {
        var settings = new HashMap<>(Map.of("url", ups.url(), "client-id", "app", "intercept-source", "72"));
        var secrets = Map.of("client-secret", new Secret("a", "s3cret"), "webhook-secret", new Secret("b", "w"));
        var binding = new ConnectorBinding(new ConnectorName("ups"), settings, secrets);
        hub = new FlowHub(FlowProject.in(folder).with("ups"), FlowHub.tenant("demo", binding)).started();
        hub.systems.deliver(
                new Callback(UUID.randomUUID(), new ConnectorName("ups"), "deliver", reply(intent, PARCEL)));
    }

    private Tree posted(String path) {
        List<Asked> calls =
                ups.asked.stream().filter(asked -> asked.path().equals(path)).toList();
        assertThat(calls).hasSize(1);
        return Tree.of(Json.parse(calls.get(0).body().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void another_day_is_the_next_working_day() {
        deliver("reschedule");

        Tree asked = posted("/api/deliveryintercept/v2/reschedule/1Z9999990000000001");
        assertThat(asked.text("deliveryDate"))
                .as("the Monday after that Sunday")
                .hasValue("20261123");
        assertThat(asked.text("requesterContactInfo", "telephone")).hasValue("+4915100000001");
    }

    @Test
    void what_ups_does_not_do_is_refused_in_its_own_words() {
        answer = Map.of("success", false, "statusMsg", "Package is not eligible");

        assertThatThrownBy(() -> deliver("pickup"))
                .isInstanceOf(SeraiException.class)
                .hasMessageContaining("Package is not eligible");
        assertThat(posted("/api/deliveryintercept/v2/willcall/1Z9999990000000001")
                        .text("requestType"))
                .hasValue("WC");
    }

    private static ConnectorName target(String intent, boolean isUpsAllowed) {
        CustomerReply fromShop = reply(intent, ORDER);
        CustomerReply both = new CustomerReply(
                fromShop.tenant(),
                fromShop.messageId(),
                fromShop.from(),
                fromShop.profileName(),
                fromShop.toPhoneNumberId(),
                fromShop.receivedAt(),
                fromShop.kind(),
                fromShop.text(),
                fromShop.button(),
                fromShop.buttonPayload(),
                fromShop.media(),
                fromShop.inReplyTo(),
                fromShop.matchedBy(),
                fromShop.flow(),
                fromShop.origin(),
                fromShop.eventId(),
                fromShop.intent(),
                fromShop.businessKeys(),
                List.of(ORDER, PARCEL));
        var callbacks = new ArrayList<Callback>();
        var step = new DeliverReplyStep((connector, reply) -> takes(connector, isUpsAllowed));
        var tokens = new Tokens("0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
        step.deliver(both, new FlowRun(message -> new Verdict.Admit(), callbacks::add, tokens), "origin", "s");
        return callbacks.get(0).connector();
    }

    private static Optional<Descriptor> takes(ConnectorName connector, boolean isUpsAllowed) {
        var settings = isUpsAllowed ? Map.of("intercept-source", "72") : Map.<String, String>of();
        return CONNECTORS
                .find(connector)
                .map(found -> found.descriptor())
                .filter(found -> found.takesAnswers(name -> Optional.ofNullable(settings.get(name))));
    }

    @Test
    void a_carrier_that_moves_deliveries_comes_before_the_shop_for_that_alone() {
        assertThat(target("reschedule", true)).hasToString("ups");
        assertThat(target("note", true)).hasToString("shopify");
        assertThat(target("reschedule", false)).hasToString("shopify");
    }
}
