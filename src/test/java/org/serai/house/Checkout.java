package org.serai.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A checkout beside this one with a shell in it: {@code ./serai} there runs the product Maven has packaged here, and what
 * is typed may write as it likes. The {@code mvn} of that shell builds nothing and notes that it was asked to. Java
 * compiles but lightly, which takes a third off each start.
 */
final class Checkout implements AutoCloseable {
    private static final List<String> WRITTEN_TO = List.of("connectors", "routes", "docker");
    private static final List<String> LOOKED_AT = List.of("serai", "pom.xml", "README.md");
    private static final List<String> SHARED = List.of("src", "target");
    private final Path root;
    private final Path talk;
    private final Path builds;
    private final Map<String, String> environment = new HashMap<>();

    private Checkout(Path folder) throws IOException {
        root = Files.createDirectories(folder.resolve("serai"));
        talk = Files.createDirectories(folder.resolve("talk"));
        builds = folder.resolve("builds");
    }

    static Checkout in(Path folder) throws IOException {
        var checkout = new Checkout(folder);
        for (String part : WRITTEN_TO) {
            Projects.copy(Path.of(part), checkout.root.resolve(part));
        }
        for (String file : LOOKED_AT) {
            Files.copy(Path.of(file), checkout.root.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
        }
        for (String part : SHARED) {
            Files.createSymbolicLink(checkout.root.resolve(part), Path.of(part).toAbsolutePath());
        }
        Path tools = Files.createDirectories(folder.resolve("tools"));
        Path mvn = Files.writeString(
                tools.resolve("mvn"), "#!/bin/bash\necho \"$@\" >>'" + checkout.builds + "'\nexit 1\n");
        Files.setPosixFilePermissions(mvn, PosixFilePermissions.fromString("rwxr-xr-x"));
        return checkout.with("PATH", tools + ":" + System.getenv("PATH"))
                .with("JAVA_HOME", System.getProperty("java.home"))
                .with("no_proxy", "127.0.0.1");
    }

    Path root() {
        return root;
    }

    /** An environment variable of everything typed from now on. */
    Checkout with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** What a command said and how it ended. */
    record Said(int exit, String out, String err) {}

    /** Types it and waits for its end. */
    Said run(String typed) throws IOException {
        try (Program program = start(typed)) {
            return new Said(program.awaitEnd(), program.out(), program.err());
        }
    }

    /** Types it and lets it run. */
    Program start(String typed) throws IOException {
        var bash = new ProcessBuilder().directory(root.toFile());
        bash.environment().keySet().removeIf(name -> name.startsWith("SERAI_"));
        bash.environment().putAll(environment);
        return Program.start(typed, bash, talk);
    }

    @Override
    public void close() throws IOException {
        for (String part : SHARED) {
            Files.delete(root.resolve(part));
        }
    }

    /** Whether anything typed here wanted Maven to build. */
    boolean wasBuilt() {
        return Files.exists(builds);
    }
}
