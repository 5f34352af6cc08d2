package org.serai.cli;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.serai.canonical.TenantId;
import org.serai.finding.Findings;
import org.serai.json.Json;
import org.serai.tenant.Tenant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "doctor",
        description = "Look at everything a hub needs and name the remedy for what is missing.",
        footer = {"", "Works with and without a running hub; asks a running one what it sees."})
final class DoctorCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private HubPlace place = new HubPlace();

    @Mixin
    private HubCall hub = new HubCall();

    DoctorCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<Checked> all = check();
        if (hub.json()) {
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
        Optional<RunningHub> running = RunningHub.at(probe, base());
        var all = new ArrayList<>(new Machine(place.home(terminal)).check());
        all.add(port("hub", place.port(), running.isPresent(), "--port"));
        all.add(port("sandbox", place.sandboxPort(), sandboxAnswers(probe), "--sandbox-port"));
        all.addAll(new BrokerCheck(terminal, probe, running, tenants()).check());
        var parts = new Parts(terminal, running);
        all.addAll(List.of(parts.database(), parts.routes(), parts.sending()));
        if (running.isPresent()) {
            all.add(AuditCheck.check(() -> hub.client(terminal)));
        }
        Numbers numbers = Numbers.of(terminal, probe, place.sandboxPort());
        var cloud = new CloudApiCheck(probe, numbers.cloudApi(), terminal);
        all.addAll(numbers.remarks());
        numbers.senders().forEach(sender -> all.addAll(cloud.check(sender)));
        all.add(cloud.clock(running.flatMap(RunningHub::date)));
        return all;
    }

    /** What is wrong in their files is for {@code validate} to tell. */
    private List<TenantId> tenants() {
        return DeclaredTenants.of(terminal).load(new Findings()).stream()
                .map(Tenant::id)
                .toList();
    }

    private URI base() {
        HubAddress address = hub.address();
        return address.isSet(terminal) ? address.address(terminal) : URI.create("http://127.0.0.1:" + place.port());
    }

    private boolean sandboxAnswers(Probe probe) {
        return probe.get(URI.create("http://127.0.0.1:" + place.sandboxPort() + "/_sandbox/ledger"), Optional.empty())
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
