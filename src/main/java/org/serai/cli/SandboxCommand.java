package org.serai.cli;

import java.net.URI;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.serai.sandbox.Sandbox;
import org.serai.sandbox.SandboxSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "sandbox",
        description = "Run the Cloud API sandbox alone: the phones of make-believe customers and Meta's own answers.",
        footer = {
            "",
            "SERAI_BIND moves it off loopback; then SERAI_SANDBOX_APP_SECRET, SERAI_SANDBOX_VERIFY_TOKEN and",
            "SERAI_SANDBOX_ACCESS_TOKEN must replace the demo's values."
        })
final class SandboxCommand implements Callable<Integer> {
    private static final String LOOPBACK = "127.0.0.1";
    private final Terminal terminal;

    @Option(
            names = {"--port", "--sandbox-port"},
            paramLabel = "N",
            defaultValue = "8090",
            description = "0 takes a free one")
    private int port;

    @Option(
            names = "--webhook",
            paramLabel = "URL",
            description = "where webhooks go, as http://127.0.0.1:8080/whatsapp/webhook")
    private @Nullable URI webhook;

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            description = "the address others reach it by, for links to media")
    private @Nullable URI publicUrl;

    SandboxCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        CountDownLatch told = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(told::countDown, "sandbox-stop"));
        try (Sandbox sandbox = start()) {
            terminal.out().println("ready sandbox=" + sandbox.url());
            told.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return Exit.DONE;
    }

    private Sandbox start() {
        try {
            return Sandbox.start(settings());
        } catch (IllegalStateException taken) {
            throw new CliFailure(
                    Exit.WRONG,
                    String.valueOf(taken.getMessage()),
                    "end the program that holds it, or run with --port and another (0 takes a free one)");
        }
    }

    SandboxSettings settings() {
        String bind = terminal.variable("SERAI_BIND").orElse(LOOPBACK);
        SandboxSettings.Secrets demo = SandboxSettings.demo().secrets();
        var secrets = new SandboxSettings.Secrets(
                terminal.variable("SERAI_SANDBOX_APP_SECRET").orElse(demo.appSecret()),
                terminal.variable("SERAI_SANDBOX_VERIFY_TOKEN").orElse(demo.verifyToken()),
                terminal.variable("SERAI_SANDBOX_ACCESS_TOKEN").orElse(demo.accessToken()));
        boolean anyDemo = secrets.appSecret().equals(demo.appSecret())
                || secrets.verifyToken().equals(demo.verifyToken())
                || secrets.accessToken().equals(demo.accessToken());
        if (anyDemo && !bind.equals(LOOPBACK) && !bind.equals("localhost")) {
            throw new CliFailure(
                    Exit.USAGE,
                    "the demo's secrets are for loopback, and SERAI_BIND=" + bind + " opens more",
                    "set SERAI_SANDBOX_APP_SECRET, SERAI_SANDBOX_VERIFY_TOKEN and SERAI_SANDBOX_ACCESS_TOKEN");
        }
        return SandboxSettings.demo()
                .withAddress(bind, port, publicUrl)
                .withWebhook(webhook)
                .withSecrets(secrets);
    }
}
