package org.serai.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.serai.canonical.Tree;
import org.serai.json.Json;

/** From a file somebody drops to the customer's phone, and back into a file. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilesOfTheHouseTest {
    private static final String PHONE = "+4915100005001";

    private Path folder;
    private Path files;
    private Path table;
    private Path tables;
    private House house;

    @BeforeAll
    void open(@TempDir Path given) throws IOException {
        folder = given;
        files = Files.createDirectories(folder.resolve("files"));
        Path project = Projects.copyTo(folder.resolve("project"));
        Path descriptor = project.resolve("connectors/file/connector.yaml");
        Files.writeString(
                descriptor,
                Files.readString(descriptor)
                        .replace(".serai/files", files.toString())
                        .replace("default: \"30\"", "default: \"1\"")
                        .replace("default: \"20\"", "default: \"1\""));
        table = project.resolve("connectors/csv-drop/connector.yaml");
        tables = Files.createDirectories(folder.resolve("tables"));
        Files.writeString(
                table,
                Files.readString(table)
                        .replace(".serai/files/csv-drop", tables.toString())
                        .replace("default: \"30\"", "default: \"1\"")
                        .replace("default: \"20\"", "default: \"1\""));
        house = House.open(folder.resolve("home"), project);
    }

    @AfterAll
    void close() {
        house.close();
    }

    private static String order(int number) {
        return order(number, PHONE);
    }

    private static String order(int number, String phone) {
        return ("{\"specversion\":\"1.0\",\"id\":\"e-%s\",\"source\":\"erp://files\",\"type\":\"order.created.v1\",\"subject\":\"%s\",\"time\":\"2026-11-22T08:00:00Z\",\"data\":{\"orderId\":\"%s\",\"orderNumber\":\"%s\",\"orderStatus\":\"CREATED\",\"total\":{\"amount\":\"12.50\",\"currency\":\"EUR\"},\"customer\":{\"givenName\":\"Ada\",\"locale\":\"de\",\"phone\":{\"raw\":\"%s\"}},\"refs\":[{\"system\":\"file\",\"type\":\"order\",\"id\":\"%s\"}]}}\n")
                .formatted(number, number, number, number, phone, number);
    }

    private void drop(String name, String text) throws IOException {
        Files.move(Files.writeString(folder.resolve(name), text), files.resolve(name));
    }

    /** Those that are whole: others are hidden until they are. */
    private List<Path> in(String directory) {
        if (!Files.isDirectory(files.resolve(directory))) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(files.resolve(directory))) {
            return found.filter(path -> !path.getFileName().toString().startsWith("."))
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Test
    void a_line_is_a_message_the_same_line_again_is_none_and_the_answer_is_a_file() throws IOException {
        drop("orders.jsonl", order(5001) + "{half a line\n" + order(5002));
        house.awaitMessage("5001", "read");
        house.awaitMessage("5002", "read");
        House.await("the file in done", () -> in("done"), done -> done.size() == 1);
        drop("again.jsonl", order(5002) + order(5003));
        house.awaitMessage("5003", "read");

        assertThat(house.messages("5002")).hasSize(1);
        Tree parked = house.parked().stream()
                .filter(p -> p.text("source").filter("file"::equals).isPresent())
                .findFirst()
                .orElseThrow();
        assertThat(parked.text("message")).hasValueSatisfying(m -> assertThat(m).startsWith("orders.jsonl, line 2: "));

        house.customerWrites(PHONE, "Danke für alles");
        List<Path> answers = House.await("an answer", () -> in("answers"), found -> !found.isEmpty());
        assertThat(Files.readString(answers.get(0))).contains("Danke für alles").contains("reply.received.v1");
    }

    @Test
    void many_lines_of_one_file_are_as_many_deliveries_once_each() throws IOException {
        String phone = "+4915100005002";
        String lines = IntStream.range(0, 1_000)
                .mapToObj(i -> order(5100 + i % 300, phone))
                .collect(Collectors.joining());
        drop("many.jsonl", lines);
        House.await(
                "the file in done",
                () -> in("done"),
                done -> done.stream().anyMatch(f -> f.getFileName().toString().startsWith("many.")));
        List<String> keys = House.await("a message for each order", () -> keys(phone), found -> found.size() >= 300);
        assertThat(keys).doesNotHaveDuplicates().hasSize(300);
    }

    private List<String> keys(String phone) {
        return house.pages("/messages?limit=200&to=" + phone.substring(1)).stream()
                .map(message -> message.text("businessKey").orElse(""))
                .toList();
    }

    @Test
    void a_row_in_another_charset_is_parked_and_goes_out_when_the_folder_names_it_and_somebody_presses_replay()
            throws IOException {
        String phone = "+4915100005003";
        String rows = "tracking_number,status,time,phone,country,name\n"
                + "FF5003,out for delivery,2026-11-22T08:00:00Z," + phone + ",DE,Jörg\n";
        Path hidden = Files.writeString(folder.resolve("coming"), rows, StandardCharsets.ISO_8859_1);
        Files.move(hidden, tables.resolve("parcels.csv"));
        Tree parked = House.await("the row parked", this::parkedRow, found -> found.has("id"));
        assertThat(parked.text("kind")).hasValue("document");
        assertThat(house.trace(parked.text("eventId").orElseThrow()).text("outcome"))
                .hasValue("parked");
        assertThat(parked.text("message"))
                .hasValueSatisfying(m -> assertThat(m).startsWith("parcels.csv, line 2: not in UTF-8"));
        assertThat(replay(parked, true).text("items", "0", "outcome")).hasValue("blocked");

        Files.writeString(
                table,
                Files.readString(table).replace("format: { name: csv }", "format: { name: csv, charset: iso-8859-1 }"));
        House.await(
                "the plan with the mended folder",
                () -> replay(parked, true).text("items", "0", "outcome").orElse(""),
                "sends"::equals);
        assertThat(replay(parked, false).text("replayed")).hasValue("1");
        house.awaitSent(phone);
        assertThat(house.sent(phone)).hasSize(1);
    }

    private Tree parkedRow() {
        return house.parked().stream()
                .filter(item -> item.text("source").filter("csv-drop"::equals).isPresent())
                .findFirst()
                .orElse(Tree.of(null));
    }

    private Tree replay(Tree parked, boolean isDryRun) {
        var wish = Map.of("ids", List.of(parked.text("id").orElseThrow()), "dryRun", isDryRun);
        return Tree.of(Json.parse(house.postApi("/parked/replay", wish).body()));
    }
}
