package org.serai.cli;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --hub} of every command that asks a running hub. The key comes from the environment only. */
final class HubAddress {
    private static final String DEMO_KEY = "demo-api-key";

    @Option(
            names = "--hub",
            paramLabel = "URL",
            description = "the hub's address; default SERAI_HUB, else http://127.0.0.1:8080. Its key: SERAI_API_KEY")
    private @Nullable String url;

    HubClient client(Terminal terminal) {
        URI base = address(terminal);
        return new HubClient(base, key(terminal, base));
    }

    boolean isSet(Terminal terminal) {
        return url != null || terminal.variable("SERAI_HUB").isPresent();
    }

    URI address(Terminal terminal) {
        String text = Optional.ofNullable(url)
                .or(() -> terminal.variable("SERAI_HUB"))
                .orElse("http://127.0.0.1:8080")
                .replaceFirst("/+$", "");
        if (!text.matches("https?://[^/\\s]+(/\\S*)?")) {
            throw new CliFailure(
                    Exit.USAGE, "`" + text + "` is no address of a hub", "write it as http://127.0.0.1:8080");
        }
        return URI.create(text);
    }

    private static String key(Terminal terminal, URI base) {
        return terminal.variable("SERAI_API_KEY")
                .or(() -> isLoopback(base) ? Optional.of(DEMO_KEY) : Optional.empty())
                .orElseThrow(() -> new CliFailure(
                        Exit.NOT_PERMITTED,
                        "there is no key for the hub at " + base,
                        "put one of its API keys into SERAI_API_KEY"));
    }

    private static boolean isLoopback(URI base) {
        String host = base.getHost();
        return host != null && (host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]"));
    }
}
