package org.serai.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.serai.canonical.SendClass;
import org.serai.finding.Finding;
import org.serai.finding.Findings;
import org.serai.finding.Yaml;

class CatalogueTest {
    private static final String GOOD = """
            name: parcel
            category: UTILITY
            owner: logistics
            class: MUST
            valid-for: 15m
            default-language: en
            parameters:
              customer_name: { example: Ada, fallback: { en: there, pt_BR: cliente } }
              number: { example: "4711" }
            languages:
              en:
                header: Your parcel
                body: |
                  Hello {{customer_name}}, here is some good news for you.

                  Your parcel {{number}} has arrived at our depot.
                footer: Reply STOP to end these messages
                buttons:
                  - { type: quick_reply, id: later, text: Later }
                  - { type: quick_reply, id: call, text: Call me }
                  - { type: url, text: Track, url: "https://track.example/{{1}}", parameter: number }
                  - { type: phone, text: Phone us, phone: "+49301234567" }
              pt_BR:
                body: Olá {{customer_name}}, temos boas notícias, a sua encomenda {{number}} já chegou ao depósito.
                buttons:
                  - { type: quick_reply, id: later, text: Depois }
                  - { type: quick_reply, id: call, text: Ligar }
                  - { type: url, text: Rastrear, url: "https://track.example/{{1}}", parameter: number }
                  - { type: phone, text: Fale conosco, phone: "+49301234567" }
            """;

    @TempDir
    Path root;

    @Test
    void a_sound_file_becomes_a_template() {
        Findings findings = new Findings();
        Template template =
                load("parcel", GOOD, findings).find(new TemplateName("parcel")).orElseThrow();

        assertThat(findings.list()).isEmpty();
        assertThat(template.category()).isEqualTo("UTILITY");
        assertThat(template.sendClass()).isEqualTo(SendClass.MUST);
        assertThat(template.validFor()).isEqualTo(Duration.ofMinutes(15));
        assertThat(template.parameters().keySet()).containsExactly("customer_name", "number");
        assertThat(template.languages().keySet()).containsExactly("en", "pt_BR");
        Wording english = Objects.requireNonNull(template.languages().get("en"));
        assertThat(english.body()).endsWith("depot.");
        assertThat(english.buttons()).contains(new Button.Url("Track", "https://track.example/{{1}}", "number"));
    }

    /** Each breaks one thing of the sound file: what is replaced, by what, the code, the line it must name. */
    private static final List<List<String>> BREAKS = List.of(
            List.of("class: MUST", "clas: MUST", "T002", "4"),
            List.of("owner: logistics\n", "", "T003", "1"),
            List.of("    body: |", "    bdy: |", "T002", "13"),
            List.of("Reply STOP to end these messages", "[a, b]", "T004", "17"),
            List.of("category: UTILITY", "category: UTILTY", "T005", "2"),
            List.of("class: MUST", "class: ALWAYS", "T005", "4"),
            List.of("type: quick_reply, id: later, text: Later", "type: reply, id: later, text: Later", "T005", "19"),
            List.of("name: parcel\n", "name: Parcel-1\n", "T006", "1"),
            List.of("name: parcel\n", "name: other\n", "T006", "1"),
            List.of("  pt_BR:\n", "  pt-BR:\n", "T007", "23"),
            List.of("default-language: en", "default-language: de", "T008", "6"),
            List.of("parcel {{number}} has", "parcel {{numbr}} has", "T009", "16"),
            List.of("  number: {", "  numer: {", "T009", "16"),
            List.of("  number: {", "  unused: { example: x }\n  number: {", "T010", "9"),
            List.of("Olá {{customer_name}}, temos", "Olá, temos", "T010", "24"),
            List.of("fallback: { en: there, pt_BR: cliente }", "fallback: { en: there }", "T012", "8"),
            List.of("fallback: { en: there, pt_BR: cliente }", "fallback: { en: there, pt_BR: c, de: d }", "T002", "8"),
            List.of("good news for you", "good {{1}} for you", "T013", "14"),
            List.of("good news for you", "good {{ number }} for you", "T013", "14"),
            List.of("good news for you", "good {number} for you", "T013", "14"),
            List.of("good news for you", "good {{number for you", "T013", "14"),
            List.of("Hello {{customer_name}}, here", "{{customer_name}}, here", "T014", "14"),
            List.of("{{number}} has arrived at our depot.", "has arrived as {{number}}.", "T014", "16"),
            List.of("Your parcel {{number}} has", "Your parcel {{number}} {{customer_name}} has", "T015", "16"),
            List.of("header: Your parcel", "header: Hi {{customer_name}} and {{number}}", "T017", "12"),
            List.of("STOP to end these", "STOP to end {{number}}", "T017", "17"),
            List.of("text: Call me", "text: \"Call {{number}}\"", "T017", "20"),
            List.of("header: Your parcel", "header: " + "x".repeat(61), "T018", "12"),
            List.of("good news for you", "y".repeat(1025), "T018", "13"),
            List.of("Reply STOP to", "Reply STOP " + "z".repeat(50) + " to", "T018", "17"),
            List.of("text: Call me", "text: " + "w".repeat(26), "T018", "20"),
            List.of("header: Your parcel", "header: Your parcel 📦", "T019", "12"),
            List.of("header: Your parcel", "header: \"*Your* parcel\"", "T019", "12"),
            List.of("good news for you", "good     news for you", "T019", "13"),
            List.of("type: phone, text: Phone us", "type: fax, text: Phone us", "T005", "22"),
            List.of("id: call, text: Call me", "id: later, text: Call me", "T022", "20"),
            List.of("id: call, text: Call me", "id: Call-Me, text: Call me", "T022", "20"),
            List.of("text: Call me", "text: Later", "T022", "20"),
            List.of("https://track.example/{{1}}\"", "https://track.example/{{1}}/x\"", "T023", "21"),
            List.of("https://track.example/{{1}}\"", "track.example/{{1}}\"", "T023", "21"),
            List.of("https://track.example/{{1}}\", parameter: number", "https://track.example/{{1}}\"", "T023", "21"),
            List.of("phone: \"+49301234567\"", "phone: \"030 1234567\"", "T023", "22"),
            List.of("id: later, text: Depois", "id: never, text: Depois", "T024", "26"),
            List.of("valid-for: 15m", "valid-for: soon", "T025", "5"),
            List.of("category: UTILITY", "category: AUTHENTICATION", "T028", "2"),
            List.of("category: UTILITY", "category: [", "Y001", "4"));

    @TestFactory
    Stream<DynamicTest> a_broken_rule_is_one_finding_at_its_line() {
        return BREAKS.stream()
                .map(each ->
                        DynamicTest.dynamicTest(each.get(2) + " " + each.get(1).strip(), () -> {
                            assertThat(GOOD).contains(each.get(0));
                            Findings findings = new Findings();
                            load(
                                    "parcel",
                                    GOOD.replaceFirst(
                                            java.util.regex.Pattern.quote(each.get(0)),
                                            java.util.regex.Matcher.quoteReplacement(each.get(1))),
                                    findings);
                            assertThat(findings.list())
                                    .as("%s", findings.list())
                                    .hasSize(1);
                            Finding finding = findings.list().get(0);
                            assertThat(finding.code()).isEqualTo("SERAI-" + each.get(2));
                            assertThat(finding.line()).as(finding.toString()).isEqualTo(Integer.parseInt(each.get(3)));
                            assertThat(finding.file()).isEqualTo("routes/templates/parcel.yaml");
                        }));
    }

    @Test
    void a_mistyped_key_is_answered_with_the_right_one() {
        Findings findings = new Findings();
        load("parcel", GOOD.replace("default-language", "defualt-language"), findings);

        assertThat(findings.list()).singleElement().satisfies(finding -> {
            assertThat(finding.message()).contains("unknown key `defualt-language`");
            assertThat(finding.suggestion()).isEqualTo("did you mean `default-language`?");
            assertThat(finding.column()).isEqualTo(1);
            assertThat(finding.endColumn()).isEqualTo(17);
        });
    }

    @Test
    void too_many_variables_for_the_words_are_refused() {
        Findings findings = new Findings();
        String body = "Hi {{customer_name}} at {{number}} ok";
        load(
                "parcel",
                GOOD.replaceFirst("body: Olá.*", "body: " + java.util.regex.Matcher.quoteReplacement(body)),
                findings);

        assertThat(findings.list()).extracting(Finding::code).containsExactly("SERAI-T016");
    }

    @Test
    void quick_replies_stand_side_by_side() {
        Findings findings = new Findings();
        String call = "      - { type: quick_reply, id: call, text: Call me }\n";
        String phone = "      - { type: phone, text: Phone us, phone: \"+49301234567\" }\n";
        load("parcel", GOOD.replace(call, "").replace(phone, phone + call), findings);

        assertThat(findings.list()).extracting(Finding::code).containsExactly("SERAI-T021");
    }

    @Test
    void quick_replies_do_not_stand_between_links() {
        Findings findings = new Findings();
        String phone = "      - { type: phone, text: Phone us, phone: \"+49301234567\" }\n";
        String first = "    buttons:\n      - { type: quick_reply, id: later, text: Later }\n";
        load("parcel", GOOD.replace(phone, "").replace(first, first.replace("s:\n", "s:\n" + phone)), findings);

        assertThat(findings.list()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("SERAI-T021");
            assertThat(finding.line()).isEqualTo(22);
        });
    }

    @Test
    void buttons_are_counted() {
        Findings findings = new Findings();
        String phone = "      - { type: phone, text: Phone us, phone: \"+49301234567\" }\n";
        load("parcel", GOOD.replace(phone, phone + phone.replace("Phone us", "Ring us")), findings);

        assertThat(findings.list()).extracting(Finding::code).containsExactly("SERAI-T020");
    }

    @Test
    void a_template_with_an_error_is_known_but_left_out() {
        Catalogue catalogue = load("parcel", GOOD.replace("UTILITY", "X"), new Findings());

        assertThat(catalogue.find(new TemplateName("parcel"))).isEmpty();
        assertThat(catalogue.knows("parcel")).isTrue();
        assertThat(catalogue.knows("letter")).isFalse();
    }

    @Test
    void the_same_words_twice_are_refused_where_they_stand_again() {
        write("parcel", GOOD);
        Findings findings = new Findings();
        load("twin", GOOD.replace("name: parcel", "name: twin"), findings);

        assertThat(findings.list()).hasSize(2).allSatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("SERAI-T026");
            assertThat(finding.file()).endsWith("twin.yaml");
        });
    }

    @Test
    void a_substitute_is_another_template_for_the_same_people_with_no_more_parameters() {
        write("parcel", GOOD);
        assertThat(substitute("parcel")).isEmpty();
        assertThat(substitute("twin")).containsExactly("`twin` cannot stand in: it is the template itself");
        assertThat(substitute("letter")).containsExactly("`letter` cannot stand in: there is no such template");
        write(
                "offer",
                "name: offer\ncategory: MARKETING\nowner: x\ndefault-language: en\nlanguages:\n  en: { body: Hello. }\n");
        assertThat(substitute("offer"))
                .containsExactly("`offer` cannot stand in: it is MARKETING, and this is UTILITY");
    }

    private List<String> substitute(String name) {
        Findings findings = new Findings();
        load(
                "twin",
                GOOD.replace("name: parcel", "name: twin\nsubstitute: " + name).replace("Hello", "Good day"),
                findings);
        return findings.list().stream()
                .filter(finding -> finding.code().equals("SERAI-T029"))
                .map(Finding::message)
                .toList();
    }

    @Test
    void a_language_the_others_have_is_missed_with_a_warning() {
        write("parcel", GOOD);
        Findings findings = new Findings();
        load(
                "single",
                "name: single\ncategory: UTILITY\nowner: x\ndefault-language: en\nlanguages:\n  en: { body: Hello. }\n",
                findings);

        assertThat(findings.hasErrors()).isFalse();
        assertThat(findings.list()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("SERAI-T027");
            assertThat(finding.message()).contains("pt_BR");
            assertThat(finding.line()).isEqualTo(5);
        });
    }

    @Test
    void a_file_that_is_no_utf_8_is_a_finding_and_an_empty_one_too() throws IOException {
        Path folder = folder();
        Files.write(folder.resolve("broken.yaml"), new byte[] {(byte) 0xc3, 0x28});
        Files.writeString(folder.resolve("empty.yaml"), "");
        Findings findings = new Findings();
        Catalogue.load(folder, findings);

        assertThat(findings.list()).extracting(Finding::code).containsExactly("SERAI-T001", "SERAI-T004");
    }

    @Test
    void the_shipped_templates_have_no_finding_and_five_languages() {
        Findings findings = new Findings();
        Catalogue catalogue = Catalogue.load(Path.of("routes/templates"), findings);

        assertThat(findings.list()).isEmpty();
        assertThat(catalogue.all()).hasSizeGreaterThanOrEqualTo(8).allSatisfy(template -> {
            assertThat(template.languages().keySet()).containsExactlyInAnyOrder("en", "de", "es", "pt_BR", "ar");
            assertThat(template.category()).isEqualTo("UTILITY");
        });
    }

    @Test
    void every_code_is_explained_and_every_explanation_has_a_code() throws Exception {
        Map<String, String> codes = new LinkedHashMap<>();
        for (var field : Class.forName("org.serai.template.internal.Codes").getDeclaredFields()) {
            field.setAccessible(true);
            codes.put((String) field.get(null), field.getName());
        }
        String text = Files.readString(Path.of("src/main/resources/explain/template.yaml"));
        var explained = Yaml.read("template.yaml", text, new Findings()).orElseThrow();

        assertThat(explained.keys().stream().filter(code -> code.startsWith("SERAI-")))
                .containsExactlyInAnyOrderElementsOf(codes.keySet());
        assertThat(explained.entries().values())
                .allSatisfy(entry -> assertThat(entry.keys()).containsExactly("title", "meaning", "remedy"));
    }

    private Catalogue load(String name, String text, Findings findings) {
        write(name, text);
        return Catalogue.load(folder(), findings);
    }

    private void write(String name, String text) {
        try {
            Files.writeString(folder().resolve(name + ".yaml"), text);
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    private Path folder() {
        try {
            return Files.createDirectories(root.resolve("routes/templates"));
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }
}
