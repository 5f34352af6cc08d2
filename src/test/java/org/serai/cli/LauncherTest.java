package org.serai.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher with a JDK of our own making that only says how it was called. */
@EnabledOnOs(OS.LINUX)
class LauncherTest {
    @TempDir
    Path temp;

    private Path project;
    private Path jdk;

    @BeforeEach
    void aPackagedProject() throws IOException {
        project = Files.createDirectories(temp.resolve("a project with blanks"));
        Files.copy(Path.of("serai"), project.resolve("serai"));
        Files.createDirectories(project.resolve("target/serai"));
        Files.writeString(project.resolve("target/serai.jar"), "");
        Files.writeString(project.resolve("target/serai/serai.jar"), "");
        jdk = jdk("jdk 21", "21.0.3");
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = Files.createDirectories(temp.resolve(name));
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        script(home.resolve("bin/java"), "printf '%s\\n' \"$0\" \"$@\"");
        return home;
    }

    private static void script(Path file, String line) throws IOException {
        Files.writeString(file, "#!/bin/bash\n" + line + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private record Said(int exit, List<String> out, String err) {}

    private Said launch(Path script, Map<String, String> environment, String... arguments) throws Exception {
        var words = new java.util.ArrayList<>(List.of(script.toString()));
        words.addAll(List.of(arguments));
        Path err = temp.resolve("err");
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(temp.toFile()).redirectError(err.toFile());
        builder.environment().put("JAVA_HOME", jdk.toString());
        builder.environment().remove("SERAI_JAVA_OPTS");
        builder.environment().putAll(environment);
        Process process = builder.start();
        List<String> out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return new Said(process.exitValue(), out, Files.readString(err));
    }

    @Test
    void arguments_arrive_as_they_were_written() throws Exception {
        Said said = launch(project.resolve("serai"), Map.of(), "send", "my file.json", "--type", "a*b", "");
        assertThat(said.exit()).isZero();
        assertThat(said.out()).startsWith(jdk + "/bin/java").endsWith("send", "my file.json", "--type", "a*b", "");
        assertThat(said.out())
                .contains(
                        "-Dserai.project=" + project, "-jar", project + "/target/serai/serai.jar", "-XX:+UseSerialGC");
        assertThat(said.err()).isEmpty();
    }

    @Test
    void a_link_to_it_finds_the_project() throws Exception {
        Path link = Files.createSymbolicLink(temp.resolve("shortcut"), project.resolve("serai"));
        assertThat(launch(link, Map.of(), "version").out()).contains("-Dserai.project=" + project);
    }

    @Test
    void a_missing_jar_is_built_without_the_strict_compiler_which_may_not_know_this_jdk() throws Exception {
        Files.createDirectories(project.resolve("src/main"));
        Files.delete(project.resolve("target/serai.jar"));
        script(jdk.resolve("bin/javac"), "");
        Path tools = Files.createDirectories(temp.resolve("tools"));
        script(tools.resolve("mvn"), "printf '%s\\n' \"$@\"; exit 1");

        Said said = launch(project.resolve("serai"), Map.of("PATH", tools + ":" + System.getenv("PATH")), "version");

        assertThat(said.exit()).isEqualTo(70);
        assertThat(said.err()).contains("the build failed").containsSubsequence("-P", "!strict", "package");
    }

    @Test
    void a_hub_gets_other_settings_than_a_light_command_and_the_callers_own_come_last() throws Exception {
        Said said = launch(project.resolve("serai"), Map.of("SERAI_JAVA_OPTS", "-Xmx2g -Dx=y"), "run", "--demo");
        assertThat(said.out())
                .contains("-XX:+ExitOnOutOfMemoryError", "-Xmx768m")
                .doesNotContain("-XX:+UseSerialGC")
                .containsSubsequence("-Xmx768m", "-Xmx2g", "-Dx=y", "-jar");
    }

    @Test
    void drivers_of_other_databases_are_taken_from_a_folder() throws Exception {
        String hub = project + "/target/serai/serai.jar";
        Path drivers = Files.createDirectories(project.resolve("drivers"));
        assertThat(launch(project.resolve("serai"), Map.of(), "run").out()).containsSubsequence("-jar", hub, "run");

        Files.writeString(drivers.resolve("ojdbc17.jar"), "");
        assertThat(launch(project.resolve("serai"), Map.of(), "run").out())
                .containsSubsequence("-cp", hub + ":" + drivers + "/*", "org.serai.cli.Main", "run");

        Path others = Files.createDirectories(temp.resolve("others"));
        Files.writeString(others.resolve("mssql-jdbc.jar"), "");
        assertThat(launch(project.resolve("serai"), Map.of("SERAI_DRIVERS", others.toString()), "run")
                        .out())
                .contains(hub + ":" + others + "/*");
    }

    @Test
    void the_choice_of_java_is_told_only_on_request() throws Exception {
        assertThat(launch(project.resolve("serai"), Map.of(), "-v", "version").err())
                .contains("java 21 at " + jdk);
    }

    @Test
    void an_old_java_home_is_passed_over_and_said_so() throws Exception {
        Path old = jdk("jdk 11", "11.0.2");
        String path = jdk.resolve("bin") + ":" + System.getenv("PATH");
        Said said = launch(project.resolve("serai"), Map.of("JAVA_HOME", old.toString(), "PATH", path), "version");
        assertThat(said.err()).contains("JAVA_HOME=" + old + " is no JDK 17");
        assertThat(said.out()).startsWith(jdk + "/bin/java");
    }
}
