package org.serai.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.serai.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "version", description = "Print the version, what built it and what runs it.")
final class VersionCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private OutputOptions output = new OutputOptions();

    VersionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Map<String, Object> facts = facts();
        if (output.json()) {
            terminal.out().println(Json.text(facts));
        } else {
            terminal.out().println("serai " + facts.get("version"));
            terminal.out().println("built with JDK " + facts.get("builtWith") + " for Java " + facts.get("release"));
            terminal.out()
                    .println("runs on    Java " + facts.get("java") + " (" + facts.get("vendor") + "), "
                            + facts.get("os") + ", " + facts.get("cores") + " cores");
        }
        return Exit.DONE;
    }

    private static Map<String, Object> facts() {
        Properties build = build();
        var facts = new LinkedHashMap<String, Object>();
        facts.put("version", build.getProperty("build.version", "unpackaged"));
        facts.put("builtWith", build.getProperty("build.jdk", "unknown"));
        facts.put("release", build.getProperty("build.release", "17"));
        facts.put("java", System.getProperty("java.runtime.version"));
        facts.put("vendor", System.getProperty("java.vendor"));
        facts.put("home", System.getProperty("java.home"));
        facts.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        facts.put("cores", Runtime.getRuntime().availableProcessors());
        return facts;
    }

    private static Properties build() {
        var build = new Properties();
        try (InputStream in = VersionCommand.class.getResourceAsStream("/META-INF/build-info.properties")) {
            if (in != null) {
                build.load(in);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return build;
    }
}
