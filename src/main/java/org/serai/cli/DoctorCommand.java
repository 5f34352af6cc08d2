package org.serai.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.serai.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "doctor",
        description = "Look at everything a hub needs and name the remedy for what is missing.",
        footer = {"", "Works with and without a running hub; asks a running one what it sees."})
final class DoctorCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--port", paramLabel = "N", defaultValue = "8080", description = "the hub's port")
    private int port;

    @Option(names = "--sandbox-port", paramLabel = "N", defaultValue = "8090", description = "the sandbox's port")
    private int sandboxPort;

    @Option(names = "--home", paramLabel = "DIR", description = "local state; default SERAI_HOME, else .serai here")
    private @Nullable Path home;

    @Mixin
    private HubAddress address = new HubAddress();

    @Mixin
    private OutputOptions output = new OutputOptions();

    DoctorCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<Checked> all = check();
        if (output.json()) {
            terminal.out()
                    .println(Json.pretty(
                            Map.of("checks", all.stream().map(Checked::toTree).toList())));
        } else {
            all.forEach(this::print);
        }
        return all.stream().anyMatch(c -> c.level() == Checked.Level.FAIL) ? Exit.WRONG : Exit.DONE;
    }

    private List<Checked> check() {
        var probe = new Probe();
        URI base = address.isSet(terminal) ? address.address(terminal) : URI.create("http://127.0.0.1:" + port);
        Optional<RunningHub> hub = RunningHub.at(probe, base);
        var all = new ArrayList<>(new Machine(home()).check());
        all.add(port("hub", port, hub.isPresent(), "--port"));
        all.add(port("sandbox", sandboxPort, sandboxAnswers(probe), "--sandbox-port"));
        var parts = new Parts(terminal, probe, hub);
        all.addAll(List.of(parts.broker(), parts.database(), parts.routes()));
        Numbers numbers = Numbers.of(terminal, probe, sandboxPort);
        var cloud = new CloudApiCheck(probe, numbers.cloudApi(), terminal);
        all.addAll(numbers.remarks());
        numbers.senders().forEach(sender -> all.addAll(cloud.check(sender)));
        all.add(cloud.clock(hub.flatMap(RunningHub::date)));
        return all;
    }

    private boolean sandboxAnswers(Probe probe) {
        return probe.get(URI.create("http://127.0.0.1:" + sandboxPort + "/_sandbox/ledger"), Optional.empty())
                .filter(answer -> answer.statusCode() == 200)
                .isPresent();
    }

    private static Checked port(String whose, int number, boolean isOurs, String option) {
        String name = "port " + number;
        if (isOurs) {
            return Checked.ok(name, "the " + whose + " answers there");
        }
        return Probe.isFree(number)
                ? Checked.ok(name, "free for the " + whose)
                : Checked.fail(name, "taken by another program", "end that, or run with " + option + " and another");
    }

    private Path home() {
        Path chosen = Optional.ofNullable(home)
                .or(() -> terminal.variable("SERAI_HOME").map(Path::of))
                .orElse(Path.of(".serai"));
        return terminal.resolve(chosen);
    }

    private void print(Checked checked) {
        Paint paint = terminal.paint();
        String level = switch (checked.level()) {
            case OK -> paint.green("ok  ");
            case WARN -> paint.yellow("warn");
            case FAIL -> paint.red("FAIL");
        };
        terminal.out().println(level + "  " + String.format("%-10s", checked.name()) + "  " + checked.found());
        if (checked.remedy() != null) {
            terminal.out().println("  = help: " + checked.remedy());
        }
    }
}
