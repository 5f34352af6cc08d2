package org.serai.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.serai.canonical.DocumentException;
import org.serai.finding.Finding;
import org.serai.finding.Findings;
import org.serai.json.Json;

class MappingTest {
    private static final Map<String, Object> VALID = Map.of("region", "DE", "language", "de", "phones", "valid");
    private static final Map<String, Object> POSSIBLE = Map.of("region", "DE", "language", "de", "phones", "possible");

    @TempDir
    Path root;

    private final Findings findings = new Findings();
    private final List<String> unmapped = Collections.synchronizedList(new ArrayList<>());

    @Test
    void numbers_keep_their_digits_and_maps_their_order() {
        Object out = map("{\"z\": .z, \"id\": .id, \"text\": string(.id), \"amount\": .amount}", """
                {"amount": 19.90, "id": 9007199254740993, "z": 123456789012345678901234567890}""");

        assertThat(Json.text(out))
                .isEqualTo("{\"z\":123456789012345678901234567890,\"id\":9007199254740993,"
                        + "\"text\":\"9007199254740993\",\"amount\":19.90}");
    }

    @Test
    void what_the_document_does_not_hold_is_absent_even_where_it_was_copied() {
        assertThat(Json.text(map("{\"a\": .a, \"b\": {\"c\": .c}, \"list\": [for (.l) .x], * : .}", """
                {"a": null, "kept": {"deep": null, "empty": {}, "list": []}, "no": false, "zero": 0, "blank": "", "l": []}""")))
                .isEqualTo("{\"no\":false,\"zero\":0,\"blank\":\"\"}");
        assertThat(map("null", "{}")).isNull();
        assertThat(map("[]", "{}")).isEqualTo(List.of());
        assertThat(map("[null, 1]", "{}")).isEqualTo(java.util.Arrays.asList(null, 1));
    }

    @Test
    void text_no_store_can_hold_is_mended() {
        var input = new LinkedHashMap<String, Object>();
        input.put("t", "a\uD800b\uDC00c\u0000d\uD83D\uDE00e");

        assertThat(compiled("{\"t\": .t}").apply(input, Map.of()))
                .isEqualTo(Map.of("t", "a\uFFFDb\uFFFDc\uFFFDd\uD83D\uDE00e"));
    }

    @Test
    void a_phone_is_the_first_candidate_people_can_be_called_on() {
        String mapping =
                "phone([{\"raw\": .a, \"origin\": \"/a\"}, {\"raw\": .b, \"region\": .r, \"origin\": \"/b\"}])";

        assertThat(map(mapping, "{\"a\": \"12\", \"b\": \"(030) 901820\", \"r\": \"DE\"}", VALID))
                .isEqualTo(Map.of("raw", "(030) 901820", "e164", "+4930901820", "region", "DE", "origin", "/b"));
        assertThat(map(mapping, "{\"a\": \"+44 20 7946 0958\", \"b\": \"030 901820\", \"r\": \"DE\"}", VALID))
                .isEqualTo(Map.of("raw", "+44 20 7946 0958", "e164", "+442079460958", "region", "GB", "origin", "/a"));
        assertThat(map(mapping, "{\"a\": \"12\"}", VALID))
                .isEqualTo(Map.of("raw", "12", "region", "DE", "origin", "/a"));
        assertThat(map(mapping, "{}", VALID)).isNull();
    }

    @Test
    void a_made_up_number_will_do_only_where_the_tenant_says_so() {
        String mapping = "phone([{\"raw\": .a, \"region\": \"US\"}])";

        assertThat(map(mapping, "{\"a\": \"555-625-1199\"}", POSSIBLE))
                .isEqualTo(Map.of("raw", "555-625-1199", "e164", "+15556251199", "region", "US"));
        assertThat(map(mapping, "{\"a\": \"555-625-1199\"}", VALID))
                .isEqualTo(Map.of("raw", "555-625-1199", "region", "US"));
    }

    @Test
    void no_id_and_no_spreadsheet_accident_is_taken_for_a_number() {
        for (String raw : List.of(
                "US.13491208655302741918",
                "DE.4915112345678",
                "4.9123E+11",
                "1-800-FLOWERS",
                "+49 30 901820 ext 5",
                "٤٩a")) {
            assertThat(map("phone([{\"raw\": .a}])", Json.text(Map.of("a", raw)), POSSIBLE))
                    .as(raw)
                    .isEqualTo(Map.of("raw", raw, "region", "DE"));
        }
    }

    @Test
    void a_phone_without_country_needs_a_region_from_somewhere() {
        assertThat(map("phone([{\"raw\": \"030 901820\"}])", "{}", Map.of("phones", "valid")))
                .isEqualTo(Map.of("raw", "030 901820"));
    }

    @Test
    void money_keeps_every_digit_and_knows_the_currencies() {
        assertThat(map("money(.a, .c)", "{\"a\": \"409.940\", \"c\": \"usd\"}"))
                .isEqualTo(Map.of("amount", "409.940", "currency", "USD"));
        assertThat(map("money(.a, .c)", "{\"a\": 1E+3, \"c\": \"EUR\"}"))
                .isEqualTo(Map.of("amount", "1000", "currency", "EUR"));
        assertThat(map("money(.a, .c)", "{\"c\": \"EUR\"}")).isNull();

        var unknown = failure("{\"total\": money(.sum.a, .sum.c)}", "{\"sum\": {\"a\": \"1\", \"c\": \"ZZY\"}}");
        assertThat(unknown.code()).isEqualTo("currency.unknown");
        assertThat(unknown.where()).isEqualTo("/sum/c");
        assertThat(unknown).hasMessageContaining("ZZY").hasMessageContaining("m.jslt:1");
        assertThat(failure("money(.a, \"EUR\")", "{\"a\": \"12,50\"}").code()).isEqualTo("amount.unreadable");
    }

    @Test
    void instants_keep_their_offset_and_never_guess_a_zone() {
        for (var line : Map.of(
                        "2008-01-10T11:00:00-05:00", "2008-01-10T11:00:00-05:00",
                        "2024-08-02T19:26:52.000Z", "2024-08-02T19:26:52Z",
                        "2026-11-22 09:00:00+0100", "2026-11-22T09:00:00+01:00",
                        "2026-11-22T09:00Z", "2026-11-22T09:00:00Z",
                        "2025-01-08T10:12:07.672717031Z", "2025-01-08T10:12:07.672717031Z")
                .entrySet()) {
            assertThat(map("instant(.t)", Json.text(Map.of("t", line.getKey()))))
                    .as(line.getKey())
                    .isEqualTo(line.getValue());
        }
        assertThat(map("instant(.t, \"Europe/Berlin\")", "{\"t\": \"2026-07-01 12:00:00\"}"))
                .isEqualTo("2026-07-01T12:00:00+02:00");
        assertThat(map("instant(.t)", "{\"t\": 1764000000}")).isEqualTo("2025-11-24T16:00:00Z");
        assertThat(map("instant(.t)", "{\"t\": 1764000000000}")).isEqualTo("2025-11-24T16:00:00Z");
        assertThat(map("instant(.t)", "{}")).isNull();
        for (String bad : List.of("2026-07-01 12:00:00", "2026-07-01", "yesterday", "2026-13-01T00:00:00Z", "T", "+")) {
            var refused = failure("instant(.at.t)", Json.text(Map.of("at", Map.of("t", bad))));
            assertThat(refused.code()).as(bad).isEqualTo("time.unreadable");
            assertThat(refused.where()).isEqualTo("/at/t");
        }
    }

    @Test
    void languages_become_tags_or_nothing() {
        for (var line : Map.of(
                        "pt_BR",
                        "pt-BR",
                        "de",
                        "de",
                        "EN-us",
                        "en-US",
                        "de_DE.UTF-8",
                        "de-DE",
                        "zh-Hant-TW",
                        "zh-Hant-TW")
                .entrySet()) {
            assertThat(map("language(.l)", Json.text(Map.of("l", line.getKey()))))
                    .isEqualTo(line.getValue());
        }
        for (String bad : List.of("German", "", "x", "e n", "${jndi:x}", "de_________")) {
            assertThat(map("language(.l)", Json.text(Map.of("l", bad)))).as(bad).isNull();
        }
        assertThat(map("language(.l)", "{}")).isNull();
    }

    @Test
    void countries_become_two_letters_or_nothing() {
        for (String germany : List.of("DE", "de", "DEU", " deu ")) {
            assertThat(map("country(.c)", Json.text(Map.of("c", germany)))).isEqualTo("DE");
        }
        for (String bad : List.of("Germany", "", "D", "XXX", "EU")) {
            assertThat(map("country(.c)", Json.text(Map.of("c", bad)))).as(bad).isNull();
        }
        assertThat(map("country(.c)", "{}")).isNull();
    }

    @Test
    void a_word_the_table_does_not_know_is_counted_and_falls_back() throws IOException {
        Files.writeString(root.resolve("status.csv"), "code,canonical,note\ndone,DELIVERED,with, commas\n7,SEVEN,\n");

        assertThat(map("lookup(\"status\", .s)", "{\"s\": \"done\"}")).isEqualTo("DELIVERED");
        assertThat(map("lookup(\"status\", .s)", "{\"s\": 7}")).isEqualTo("SEVEN");
        assertThat(map("lookup(\"status\", .s, \"UNKNOWN\")", "{}")).isEqualTo("UNKNOWN");
        assertThat(unmapped).isEmpty();
        assertThat(map("lookup(\"status\", .s, \"UNKNOWN\")", "{\"s\": \"odd\"}"))
                .isEqualTo("UNKNOWN");
        assertThat(map("lookup(\"status\", .s)", "{\"s\": \"odd\"}")).isNull();
        assertThat(unmapped).containsExactly("m.jslt status odd", "m.jslt status odd");
    }

    @Test
    void a_status_is_that_of_its_reason_else_of_its_word_else_unknown() throws IOException {
        Files.writeString(
                root.resolve("status.csv"), "code,reason,canonical\nfailure,,EXCEPTION\nfailure,refused,ATTEMPTED\n");
        String mapping = "status(.s, .r)";

        assertThat(map(mapping, "{\"s\": \" Failure \", \"r\": \"REFUSED\"}")).isEqualTo("ATTEMPTED");
        assertThat(map(mapping, "{\"s\": \"failure\", \"r\": \"rain\"}")).isEqualTo("EXCEPTION");
        assertThat(map(mapping, "{\"s\": \"failure\"}")).isEqualTo("EXCEPTION");
        assertThat(map(mapping, "{}")).as("no word, no status").isNull();
        assertThat(unmapped).isEmpty();
        assertThat(map(mapping, "{\"s\": \"beamed\", \"r\": \"up\"}")).isEqualTo("UNKNOWN");
        assertThat(unmapped).containsExactly("m.jslt status beamed");
    }

    @Test
    void a_mapping_may_have_a_status_function_of_its_own() {
        assertThat(map("def status(word) \"my \" + $word\nstatus(.s)", "{\"s\": \"x\"}"))
                .isEqualTo("my x");
    }

    @Test
    void fail_parks_with_its_code_and_the_place_of_the_culprit() {
        var found = failure("if (.a.b) fail(\"document.odd\", \"so not\", .a.b[1]) else 1", "{\"a\": {\"b\": [0, 0]}}");
        assertThat(found.code()).isEqualTo("document.odd");
        assertThat(found.where()).isEqualTo("/a/b/1");
        assertThat(found).hasMessageContaining("so not");

        assertThat(failure("fail(\"document.odd\", \"no id\", \"/id\")", "{}").where())
                .isEqualTo("/id");
        assertThat(failure("fail(\"document.odd\", \"no id\")", "{}").where()).isEmpty();
        assertThat(failure("fail(\"x.y\", \"t\", .\"a/b~c\")", "{\"a/b~c\": \"v\"}")
                        .where())
                .isEqualTo("/a~1b~0c");
    }

    @Test
    void what_goes_wrong_while_mapping_names_file_and_line() {
        assertThat(failure("{\"ok\": 1,\n \"bad\": .a / \"x\"}", "{\"a\": 1}")).hasMessageContaining("m.jslt:2");
        var endless = failure("def f(x) f($x)\nf(1)", "{}");
        assertThat(endless.code()).isEqualTo("mapping.failed");
        assertThat(endless).hasMessageContaining("without end");
        assertThat(failure("number(\"abc\")", "{}").code()).isEqualTo("mapping.failed");
    }

    @Test
    void a_broken_file_is_one_finding_at_its_place() {
        assertFinding("{\"a\": phne([])}", "SERAI-M002", 1, 7, "did you mean `phone`?");
        assertFinding("{\n  \"a\": .x\n  \"b\": 1\n}", "SERAI-M001", 3, 3, "mind commas");
        assertFinding("{\"a\": .x", "SERAI-M001", 1, 8, "mind commas");
        assertFinding("{'a': 1}", "SERAI-M001", 1, 2, "mind commas");
        assertFinding("{\"a\":\n money(1)}", "SERAI-M003", 2, 2, null);
        assertFinding("{\"a\": $tennant.region}", "SERAI-M004", 1, 7, "did you mean `tenant`?");
        assertFinding("let when = now()\n{\"a\": $when}", "SERAI-M005", 1, 12, "$received");
        assertFinding("lookup(\"status\", .x)", "SERAI-M006", 1, 8, "add it");
        assertFinding("{\"s\": status(.x)}", "SERAI-M006", 1, 7, "add it");
        assertFinding("import \"other.jslt\" as o\no(.)", "SERAI-M008", 1, 1, "beside this one");
        assertFinding("import \"../../etc.jslt\" as o\no(.)", "SERAI-M008", 1, 1, "beside this one");
        assertFinding("12345678901234567890", "SERAI-M001", 1, 1, null);
    }

    @Test
    void words_in_strings_and_comments_are_no_code() {
        assertThat(map("// now() $nothing lookup(\"x\")\n{\"a\": \"now() $nothing \\\" lookup(\"}", "{}"))
                .isEqualTo(Map.of("a", "now() $nothing \" lookup("));
    }

    @Test
    void a_mapping_may_import_a_file_beside_it() throws IOException {
        Files.writeString(root.resolve("shared.jslt"), "def twice(x) $x + $x\n{}");

        assertThat(map("import \"shared.jslt\" as s\ns:twice(.n)", "{\"n\": 4}"))
                .isEqualTo(8);
    }

    @Test
    void another_room_lends_a_function() throws IOException {
        Files.writeString(root.resolve("m.jslt"), "{\"a\": shout(.x, $locale)}");
        var lent = new MappingFunction("shout", 2, 2, a -> a.get(0) + "!" + a.get(1));
        var mappings = Mappings.load(root, Vocabulary.of(Set.of("locale"), List.of(lent)), findings);

        assertThat(mappings.find("m.jslt").orElseThrow().apply(Map.of("x", "hey"), Map.of("locale", "de")))
                .isEqualTo(Map.of("a", "hey!de"));
    }

    @Test
    void many_threads_share_one_mapping() throws Exception {
        Mapping mapping = compiled("{\"n\": .n, \"p\": phone([{\"raw\": .p}]).e164}");
        var work = new ArrayList<Callable<Object>>();
        for (int i = 0; i < 200; i++) {
            Map<String, Object> input = Map.of("n", i, "p", "0151 1234" + (1000 + i));
            Map<String, Object> wanted = Map.of("n", i, "p", "+491511234" + (1000 + i));
            work.add(() -> wanted.equals(mapping.apply(input, Map.of("tenant", POSSIBLE))));
        }
        var pool = Executors.newFixedThreadPool(8);
        try {
            for (var done : pool.invokeAll(work)) {
                assertThat(done.get()).isEqualTo(true);
            }
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void decimals_made_by_arithmetic_come_back_as_decimals() {
        assertThat(map("{\"x\": .q * 2.5}", "{\"q\": 1}")).isEqualTo(Map.of("x", new BigDecimal("2.5")));
    }

    private void assertFinding(String text, String code, int line, int column, @Nullable String wayOut) {
        var found = new Findings();
        write(text);
        Mappings.load(root, Vocabulary.ofConnectors(lookup -> {}), found);

        assertThat(found.list()).as(text).hasSize(1);
        Finding finding = found.list().get(0);
        assertThat(finding.code()).as(finding.toString()).isEqualTo(code);
        assertThat(finding.file()).isEqualTo(root.getFileName() + "/m.jslt");
        assertThat(List.of(finding.line(), finding.column()))
                .as(finding.toString())
                .containsExactly(line, column);
        if (wayOut != null) {
            assertThat(finding.suggestion()).contains(wayOut);
        }
    }

    private DocumentException failure(String mapping, String document) {
        return java.util.Objects.requireNonNull(
                catchThrowableOfType(DocumentException.class, () -> map(mapping, document)));
    }

    private @Nullable Object map(String mapping, String document) {
        return map(mapping, document, VALID);
    }

    private @Nullable Object map(String mapping, String document, Map<String, Object> tenant) {
        return compiled(mapping).apply(Json.parse(document), Map.of("tenant", tenant));
    }

    private Mapping compiled(String mapping) {
        write(mapping);
        Mapping loaded = load().find("m.jslt").orElseThrow(() -> new AssertionError(findings.list()));
        assertThat(findings.list()).isEmpty();
        return loaded;
    }

    private Mappings load() {
        return Mappings.load(root, Vocabulary.ofConnectors(this::heard), findings);
    }

    private void heard(LookedUp lookup) {
        if (!lookup.isMapped()) {
            unmapped.add(lookup.mapping() + " " + lookup.table() + " " + lookup.word());
        }
    }

    private void write(String mapping) {
        try {
            Files.write(root.resolve("m.jslt"), mapping.getBytes(StandardCharsets.UTF_8));
        } catch (IOException unwritable) {
            throw new java.io.UncheckedIOException(unwritable);
        }
    }
}
