package org.serai.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.serai.outbox.Wire;
import org.serai.policy.Policy;
import org.springframework.modulith.core.ApplicationModules;

/** The rules of the house. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.serai");
    private static final int LONGEST_FILE = 300;

    @Test
    void a_room_imports_only_the_rooms_it_names() {
        ApplicationModules.of("org.serai").verify();
    }

    @Test
    void nothing_reaches_the_wire_but_what_policy_admitted_at_its_claim() {
        calls(Wire.class, "send", "org.serai.outbox.internal.Pilot");
        calls(
                Policy.class,
                "judge",
                "org.serai.outbox.internal.Gate",
                "org.serai.outbox.internal.OutboxDesk",
                "org.serai.flow.DemoJudge");
        made("org.serai.outbox.internal.Flight", "org.serai.outbox.internal.Gate", "org.serai.outbox.internal.Flight");
    }

    private static void calls(Class<?> owner, String method, String... callers) {
        noClasses()
                .that()
                .doNotBelongToAnyOf(owner)
                .and(DescribedPredicate.not(named(callers)))
                .should()
                .callMethodWhere(describe(
                        "calls " + owner.getSimpleName() + "." + method,
                        call -> call.getTarget().getOwner().isAssignableTo(owner)
                                && call.getTarget().getName().equals(method)))
                .check(CLASSES);
    }

    private static void made(String type, String... makers) {
        noClasses()
                .that(DescribedPredicate.not(named(makers)))
                .should()
                .callConstructorWhere(describe(
                        "makes a " + type,
                        call -> call.getTarget().getOwner().getName().equals(type)))
                .check(CLASSES);
    }

    private static DescribedPredicate<JavaClass> named(String... names) {
        return describe("are one of " + List.of(names), c -> List.of(names).contains(c.getName()));
    }

    @Test
    void only_flow_knows_camel() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.serai.flow..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.camel..")
                .check(CLASSES);
    }

    @Test
    void the_words_and_the_policy_know_no_framework() {
        noClasses()
                .that()
                .resideInAnyPackage("org.serai.canonical..", "org.serai.policy..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..",
                        "tools.jackson..",
                        "com.fasterxml.jackson..",
                        "java.sql..",
                        "javax.sql..")
                .check(CLASSES.that(describe(
                        "are no package descriptions", c -> !c.getSimpleName().equals("package-info"))));
    }

    @Test
    void only_delivery_opens_a_connection_to_the_cloud_api() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "org.serai.delivery..", "org.serai.sandbox..", "org.serai.cli..", "org.serai.bench..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.http.HttpClient")
                .check(CLASSES);
    }

    @Test
    void nobody_reads_the_time_past_the_clock() {
        noClasses().should().callMethod(Instant.class, "now").check(CLASSES);
        noClasses().should().callMethod(java.time.OffsetDateTime.class, "now").check(CLASSES);
        noClasses().should().callMethod(java.time.LocalDateTime.class, "now").check(CLASSES);
    }

    @Test
    void jackson_2_stays_in_the_room_that_needs_it_and_jackson_3_in_its_own() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.serai.mapping..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson.databind..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackages("org.serai.json..", "org.serai.mapping..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("tools.jackson..")
                .check(CLASSES);
    }

    @Test
    void every_room_says_what_may_be_null() {
        assertThat(CLASSES.stream().map(JavaClass::getPackage).distinct())
                .isNotEmpty()
                .allMatch(room -> room.isAnnotatedWith(NullMarked.class));
    }

    @Test
    void no_class_hides_behind_an_empty_word() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)")
                .check(CLASSES);
    }

    @Test
    void no_file_is_longer_than_a_room_should_be() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<Path> long_ones = files.filter(f -> f.toString().endsWith(".java"))
                    .filter(f -> lines(f) > LONGEST_FILE)
                    .toList();
            assertThat(long_ones).isEmpty();
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
