package org.serai.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.serai.explain.Explanations;
import org.serai.policy.Refusal;

class ExplainTest {
    private static final Pattern FINDING = Pattern.compile("\"(SERAI-[A-Z][0-9]{3})\"");
    private static final Pattern WORD = Pattern.compile("(?:new"
            + " (?:org\\.serai\\.canonical\\.)?(?:Reason|SeraiException|DocumentException|UnavailableException|ApiException)"
            + "|VerifyResult\\.refused|Answer\\.refused)\\(\\s*(?:[0-9]{3},\\s*)?\"([a-z]+\\.[a-z-]+)\"");
    private final Cli cli = Cli.here();

    @Test
    void a_code_of_meta_is_known_by_its_number() {
        assertThat(cli.run("explain", "131047")).isZero();
        assertThat(cli.out()).startsWith("cloudapi.131047: ").contains("What to do: ");
    }

    @Test
    void a_word_is_explained_as_a_record_too() {
        assertThat(cli.run("explain", "policy.window-closed", "-o", "json")).isZero();
        assertThat(cli.json().text("code")).hasValue("policy.window-closed");
        assertThat(cli.json().text("remedy")).isPresent();
    }

    @Test
    void an_unknown_code_is_answered_with_the_nearest() {
        assertThat(cli.run("explain", "policy.windowclosed")).isEqualTo(Exit.WRONG);
        assertThat(cli.err()).contains("did you mean `policy.window-closed`?");
    }

    @Test
    void every_code_the_sources_hold_is_explained() throws IOException {
        Set<String> known = Explanations.load().codes();
        Set<String> used = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(p -> p.toString().endsWith(".java")).toList()) {
                String text = Files.readString(source);
                FINDING.matcher(text).results().forEach(found -> used.add(found.group(1)));
                WORD.matcher(text).results().forEach(found -> used.add(found.group(1)));
            }
        }
        Stream.of(Refusal.values()).map(Refusal::code).forEach(used::add);
        assertThat(used).hasSizeGreaterThan(50);
        assertThat(known).containsAll(used);
    }
}
