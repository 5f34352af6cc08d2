package org.serai.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.jms.JMSContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.serai.canonical.TenantId;
import org.serai.canonical.Tree;
import org.serai.finding.Findings;
import org.serai.finding.Yaml;

/** What is asked of somebody else's Artemis, and that what we ship and advise satisfies it. */
class BrokerExamTest {
    private static final Path GUIDE = Path.of("src/docs/guide/operate.md");
    private static final List<String> QUEUES = Stream.concat(
                    Stream.of(Queues.ingress(new TenantId("example"))), Queues.SHARED.stream())
            .toList();
    private static final Path COMPOSE = Path.of("docker/compose.yaml");

    @TempDir
    private static Path folder;

    private static StandaloneArtemis broker;

    @BeforeAll
    static void start() throws Exception {
        broker = StandaloneArtemis.start(folder);
    }

    @AfterAll
    static void end() {
        if (broker != null) {
            broker.close();
        }
    }

    private static BrokerExam exam() {
        return exam(QUEUES);
    }

    private static BrokerExam exam(List<String> queues) {
        return BrokerExam.of(broker.url(), StandaloneArtemis.USER, StandaloneArtemis.PASSWORD, queues);
    }

    @Test
    void as_it_comes_it_gives_messages_up_after_ten_deliveries_and_pages_without_end() throws Exception {
        broker.startAgain(UnaryOperator.identity(), Map.of());

        BrokerExam exam = exam();
        assertThat(exam.refusal()).isNull();
        assertThat(exam.knowsSettings()).isTrue();
        assertThat(exam.faults())
                .filteredOn(BrokerFault::losesMessages)
                .extracting(BrokerFault::queue)
                .containsExactly("ingress.tenant.example", "ingress.fetch", "whatsapp", "events.in");
        assertThat(exam.faults())
                .filteredOn(fault -> !fault.losesMessages())
                .hasSize(5)
                .allSatisfy(fault -> assertThat(fault.wanted()).contains("page-full-policy FAIL"));
    }

    @Test
    void with_the_lines_of_the_guide_there_is_nothing_left_to_say() throws Exception {
        List<String> lines = Pattern.compile("(?s)```xml\n(.*?)```")
                .matcher(Files.readString(GUIDE))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(lines).hasSize(2);
        broker.startAgain(
                xml -> withoutAutoCreation(xml)
                        .replace("</address-settings>", lines.get(0) + "</address-settings>")
                        .replace("</addresses>", lines.get(1) + "</addresses>"),
                Map.of());

        assertThat(exam()).isEqualTo(new BrokerExam(null, true, List.of()));
        assertThat(watched()).containsExactly("serai.broker.messages", "serai.broker.size");
    }

    @Test
    void as_the_compose_file_starts_it_there_is_nothing_left_to_say() throws Exception {
        broker.startAgain(UnaryOperator.identity(), Map.of("JAVA_ARGS_APPEND", javaArguments()));

        assertThat(exam()).isEqualTo(new BrokerExam(null, true, List.of()));
    }

    @Test
    void a_queue_that_is_not_there_and_would_not_be_made_is_missed() throws Exception {
        broker.startAgain(BrokerExamTest::withoutAutoCreation, Map.of("JAVA_ARGS_APPEND", javaArguments()));

        assertThat(exam().faults()).extracting(BrokerFault::queue).containsExactlyElementsOf(QUEUES);
        assertThat(exam().faults()).extracting(BrokerFault::found).containsOnly("is not there and would not be made");
    }

    @Test
    void who_drops_when_full_is_found_out() throws Exception {
        broker.startAgain(
                xml -> xml.replace(
                        "<address-full-policy>PAGE</address-full-policy>",
                        "<address-full-policy>DROP</address-full-policy>"),
                Map.of("JAVA_ARGS_APPEND", "-Dbrokerconfig.addressSettings.#.maxDeliveryAttempts=-1"));

        assertThat(exam().faults()).hasSize(5).allSatisfy(fault -> {
            assertThat(fault.losesMessages()).isTrue();
            assertThat(fault.wanted()).isEqualTo("address-full-policy PAGE");
        });
    }

    @Test
    void a_queue_the_hub_had_made_for_itself_is_as_it_should_be_and_one_made_otherwise_is_found_out() throws Exception {
        broker.startAgain(UnaryOperator.identity(), Map.of("JAVA_ARGS_APPEND", javaArguments()));
        var factory = new ActiveMQConnectionFactory(broker.url(), StandaloneArtemis.USER, StandaloneArtemis.PASSWORD);
        try (JmsBroker hub = new JmsBroker(factory);
                JMSContext other = factory.createContext()) {
            QUEUES.forEach(queue -> hub.send(queue, Map.of(), new byte[0], Duration.ZERO));
            assertThat(exam()).isEqualTo(new BrokerExam(null, true, List.of()));

            other.createProducer().send(other.createQueue("ingress.tenant.other?auto-delete=true"), "made otherwise");
            assertThat(exam(List.of("ingress.tenant.other")).faults())
                    .extracting(BrokerFault::wanted, BrokerFault::losesMessages)
                    .containsExactly(tuple("exclusive=\"true\"", false), tuple("auto-delete-queues false", true));
        }
    }

    @Test
    void without_the_right_to_manage_only_the_queues_are_known() throws Exception {
        broker.startAgain(
                xml -> xml.replaceAll("(<permission type=\"manage\" roles=)\"[^\"]*\"", "$1\"nobody\""), Map.of());

        assertThat(exam()).isEqualTo(new BrokerExam(null, false, List.of()));
        assertThat(watched()).containsExactly("serai.broker.messages");
    }

    private static Stream<String> watched() {
        return new BrokerWatch(broker.url(), StandaloneArtemis.USER, StandaloneArtemis.PASSWORD, () -> QUEUES)
                .measures().stream().map(measure -> measure.gauge().name()).distinct();
    }

    @Test
    void a_wrong_password_is_a_refusal_and_so_is_nobody_there() {
        assertThat(BrokerExam.of(broker.url(), StandaloneArtemis.USER, "guessed", QUEUES)
                        .refusal())
                .isNotBlank();
        assertThat(BrokerExam.of("tcp://127.0.0.1:1", "hub", "x", QUEUES).refusal())
                .isNotBlank();
    }

    private static String withoutAutoCreation(String xml) {
        return xml.replaceAll("<auto-create-(queues|addresses)>true<", "<auto-create-$1>false<");
    }

    private static String javaArguments() throws IOException {
        Object tree = Yaml.read("compose.yaml", Files.readString(COMPOSE), new Findings())
                .orElseThrow()
                .toTree();
        String arguments = Tree.of(tree)
                .text("services", "artemis", "environment", "JAVA_ARGS_APPEND")
                .orElseThrow();
        assertThat(Pattern.compile("-Dbrokerconfig")
                        .matcher(arguments)
                        .results()
                        .map(MatchResult::group))
                .isNotEmpty();
        return arguments;
    }
}
