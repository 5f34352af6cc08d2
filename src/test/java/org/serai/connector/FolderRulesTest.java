package org.serai.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.serai.finding.Finding;
import org.serai.finding.Findings;

/** Breaks one thing at a time in a copy of a good folder: one finding, at the right line, with a way out. */
class FolderRulesTest {
    @TempDir
    Path root;

    private Path folder = Path.of("");

    @BeforeEach
    void a_good_folder() throws IOException {
        folder = root.resolve("shopify");
        Folders.copy(Path.of("connectors/shopify"), folder);
    }

    @Test
    void an_unbroken_copy_has_nothing_against_it() {
        assertThat(load().list()).isEmpty();
    }

    @Test
    void descriptor_problems_are_found_where_they_stand() throws IOException {
        breaks("connector.yaml", "kind: ecommerce", "kind: ecomerce", "SERAI-C003", 3, "`ecommerce`");
        breaks("connector.yaml", "title: Shopify\n", "titel: Shopify\ntitle: Shopify\n", "SERAI-C001", 2, "`title`");
        breaks("connector.yaml", "name: shopify", "name: shopfy", "SERAI-C004", 1, "`shopify`");
        breaks(
                "connector.yaml",
                "mapping/order-created.jslt",
                "mapping/order-creatd.jslt",
                "SERAI-C005",
                23,
                "order-created.jslt");
        breaks(
                "connector.yaml",
                "secret: webhook-secret",
                "secret: webhok-secret",
                "SERAI-C006",
                18,
                "`webhook-secret`");
        breaks(
                "connector.yaml",
                "type: password, required: true }",
                "type: password, required: true, default: shpss_0123 }",
                "SERAI-C007",
                8,
                "remove");
        breaks(
                "connector.yaml",
                "string, required: true",
                "string, required-without: metafeld",
                "SERAI-C003",
                6,
                "`metafield`");
        breaks("connector.yaml", "<shpat_...>", "shpat_0123456789", "SERAI-C007", 11, "<what it looks like>");
        breaks("connector.yaml", "[order.created.v1]", "[order.creatd.v1]", "SERAI-C008", 23, "`order.created.v1`");
        breaks("connector.yaml", "encoding: base64", "encoding: base46", "SERAI-C003", 18, "`base64`");
        breaks("connector.yaml", "max-bytes: 5242880", "max-bytes: 5 MB", "SERAI-C015", 17, "5242880");
        breaks(
                "connector.yaml",
                "  max-bytes: 5242880",
                "  split: { pointer: value }\n  max-bytes: 5242880",
                "SERAI-C015",
                17,
                "{ pointer: /value }");
        breaks("connector.yaml", "webhook:\n", "format: { name: cvs }\nwebhook:\n", "SERAI-C003", 15, "`csv`");
        breaks(
                "connector.yaml",
                "webhook:\n",
                "format: { name: json, each: \"\" }\nwebhook:\n  split: { pointer: \"\" }\n",
                "SERAI-C015",
                17,
                "take out `split`");
        breaks(
                "connector.yaml",
                "  max-bytes: 5242880",
                "  handshake: { query: a, method: GET }\n  max-bytes: 5242880",
                "SERAI-C015",
                17,
                "name its `query`");
        breaks(
                "connector.yaml",
                "  verify:",
                "  ping: { content-type: text/plain }\n  verify:",
                "SERAI-C002",
                18,
                "add it");
        breaks(
                "connector.yaml",
                "  verify:",
                "  ping: { content-type: application/json, begins-with: id }\n  verify:",
                "SERAI-C003",
                18,
                "content-types");
        breaks("connector.yaml", "signed: [body]", "signed: [timestamp, body]", "SERAI-C016", 18, "`timestamp`");
        breaks("connector.yaml", "title: Shop address, ", "", "SERAI-C002", 6, "add it");
        breaks("connector.yaml", "answers: true", "answers: yes", "SERAI-C003", 34, "");
        breaks("connector.yaml", "answers: true", "answers: { setting: metafeld }", "SERAI-C006", 34, "`metafield`");
        breaks("connector.yaml", "  url: {", "url: {", "SERAI-Y001", 7, "indentation");
    }

    @Test
    void routes_refer_to_settings_and_have_the_routes_the_descriptor_promises() throws IOException {
        breaks("shopify.camel.yaml", "{{shopify.url}}", "{{shopify.ulr}}", "SERAI-C006", 13, "`url`");
        breaks(
                "shopify.camel.yaml",
                "id: shopify-replies",
                "id: shopify-answers",
                "SERAI-C012",
                -1,
                "shopify.camel.yaml");
        breaks(
                "shopify.camel.yaml",
                "id: shopify-fetch",
                "id: shopify-fetched",
                "SERAI-C011",
                -1,
                "shopify.camel.yaml");
        breaks(
                "shopify.camel.yaml",
                "\"{{shopify.access-token}}\"",
                "shpat_0123456789",
                "SERAI-C007",
                17,
                "{{name.setting}}");
        breaks(
                "shopify.camel.yaml",
                "      steps:\n",
                "      steps:\n        - log: hello\n",
                "SERAI-C025",
                8,
                "take it out");
    }

    @Test
    void kamelets_keep_their_shape() throws IOException {
        String sink = "shopify-order-sink.kamelet.yaml";
        breaks(sink, "name: shopify-order-sink", "name: shopify-sink", "SERAI-C020", 4, "`shopify-order-sink`");
        breaks(sink, "kamelet.type: sink", "kamelet.type: snk", "SERAI-C021", 5, "`sink`");
        breaks(sink, "kamelet.type: sink", "kamelet.type: action", "SERAI-C021", 4, "`-action`");
        breaks(sink, "title: API version, ", "", "SERAI-C022", 13, "add it");
        breaks(sink, ", format: password", "", "SERAI-C024", 16, "`format: password`");
        breaks(sink, "format: password", "format: password, default: x", "SERAI-C024", 16, "remove");
        breaks(sink, "name: callback, simple", "name: \"{{callback}}\", simple", "SERAI-C023", 21, "known");
    }

    @Test
    void an_output_key_the_schema_does_not_know_is_found_at_its_line() throws IOException {
        breaks("mapping/order.jslt", "\"orderNumber\"", "\"ordrNumber\"", "SERAI-M010", 41, "`orderNumber`");
        breaks("mapping/parcel.jslt", "\"trackingUrl\"", "\"trackingURL\"", "SERAI-M010", 30, "`trackingUrl`");
        breaks(
                "mapping/order.jslt",
                "\"orderStatus\": $status",
                "\"orderStatus\": \"CREATD\"",
                "SERAI-M010",
                42,
                "mend");
        breaks("mapping/order-created.jslt", "$received", "$recieved", "SERAI-M004", 6, "`received`");
    }

    @Test
    void samples_must_be_whole_and_show_every_event() throws IOException {
        breaks("samples/not-an-order/parked.json", "\"code\"", "code", "SERAI-C010", 2, "");
        Files.delete(folder.resolve("samples/order-cancelled/out.json"));
        Files.delete(folder.resolve("samples/read-cancelled/out.json"));
        assertThat(load().list()).extracting(Finding::code).containsExactly("SERAI-C010", "SERAI-C010", "SERAI-C009");
    }

    @Test
    void a_folder_without_descriptor_is_no_connector() throws IOException {
        Files.createDirectories(root.resolve("empty"));
        assertThat(load().list())
                .singleElement()
                .satisfies(f -> assertThat(f.code()).isEqualTo("SERAI-C014"));
    }

    @Test
    void a_status_nobody_knows_is_found_in_its_line_of_the_table() throws IOException {
        folder = root.resolve("aftership");
        Folders.copy(Path.of("connectors/aftership"), folder);
        String table = "mapping/status.csv";

        breaks(table, "Delivered,,DELIVERED,", "Delivered,,DELIVRED,", "SERAI-M009", 12, "`DELIVERED`");
        breaks(table, "Delivered,,DELIVERED,", "Delivered,,delivered,", "SERAI-M009", 12, "`DELIVERED`");
        breaks(table, "Delivered,,DELIVERED,", "Delivered,,RESOLVED,", "SERAI-M009", 12, "known: ");
        breaks(
                table,
                "Delivered,,DELIVERED,",
                "Delivered,,DELIVERED,\n delivered ,,EXPIRED,",
                "SERAI-M007",
                13,
                "keep one");
        breaks(table, "Expired,,EXPIRED,", "Expired,,,", "SERAI-M007", 18, "code,canonical");
    }

    @Test
    void a_mapping_that_asks_for_a_status_needs_the_table() throws IOException {
        folder = root.resolve("aftership");
        Folders.copy(Path.of("connectors/aftership"), folder);
        Files.delete(folder.resolve("mapping/status.csv"));

        assertThat(load().list()).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo("SERAI-M006");
            assertThat(found.file()).endsWith("tracking.jslt");
        });
    }

    private void breaks(String file, String good, String bad, String code, int line, String wayOut) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        assertThat(text).as(file).contains(good);
        Files.writeString(
                path,
                text.replaceFirst(java.util.regex.Pattern.quote(good), java.util.regex.Matcher.quoteReplacement(bad)));
        var found = load();
        Files.writeString(path, text);

        assertThat(found.list().stream().filter(Finding::isError).toList())
                .as(bad)
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.code()).as(f.toString()).isEqualTo(code);
                    if (line > 0) {
                        assertThat(f.line()).as(f.toString()).isEqualTo(line);
                        assertThat(f.file()).endsWith(folder.getFileName() + "/" + file);
                    }
                    assertThat(String.valueOf(f.suggestion())).contains(wayOut);
                });
    }

    private Findings load() {
        var findings = new Findings();
        Connectors.load(root, findings);
        return findings;
    }
}
