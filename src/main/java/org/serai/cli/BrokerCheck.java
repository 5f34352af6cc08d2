package org.serai.cli;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.serai.broker.BrokerExam;
import org.serai.broker.BrokerFault;
import org.serai.broker.Queues;
import org.serai.canonical.TenantId;

/** The broker: as the running hub sees it; an external one is also asked how it keeps the hub's queues. */
record BrokerCheck(Terminal terminal, Probe probe, Optional<RunningHub> hub, List<TenantId> tenants) {
    private static final String REACH = "start Artemis, or look at SERAI_BROKER_URL, _USER and _PASSWORD";
    private static final String READ_ON =
            "; src/docs/guide/operate.md, \"An Artemis of your own\", has the lines for broker.xml";

    List<Checked> check() {
        Optional<Checked> seen = hub.flatMap(running -> running.check("broker", "broker", REACH));
        Optional<String> url = terminal.variable("SERAI_BROKER_URL");
        if (url.isEmpty()) {
            return List.of(
                    seen.orElse(Checked.ok("broker", "embedded, starts with the hub (SERAI_BROKER_URL is not set)")));
        }
        Optional<Checked> closed = closed(url.get());
        if (closed.isPresent()) {
            return List.of(seen.orElse(closed.get()));
        }
        BrokerExam exam =
                BrokerExam.of(url.get(), variable("SERAI_BROKER_USER"), variable("SERAI_BROKER_PASSWORD"), queues());
        var all = new ArrayList<Checked>();
        all.add(seen.orElse(
                exam.refusal() == null
                        ? Checked.ok("broker", first(url.get()) + " lets us in")
                        : Checked.fail("broker", first(url.get()) + " refuses: " + exam.refusal(), REACH)));
        if (exam.refusal() == null) {
            all.addAll(queues(exam));
        }
        return all;
    }

    private List<String> queues() {
        return Stream.concat(Queues.SHARED.stream(), tenants.stream().map(Queues::ingress))
                .toList();
    }

    private static List<Checked> queues(BrokerExam exam) {
        var all = new ArrayList<Checked>();
        exam.faults().forEach(fault -> all.add(checked(fault)));
        if (!exam.knowsSettings()) {
            all.add(Checked.warn(
                    "queues",
                    "how often they deliver and what they do when full cannot be asked: the user has no right `manage`",
                    "compare by hand" + READ_ON));
        }
        return all.isEmpty() ? List.of(Checked.ok("queues", "all are kept as the hub relies on")) : all;
    }

    private static Checked checked(BrokerFault fault) {
        String found = "queue " + fault.queue() + " " + fault.found();
        String remedy = "give it " + fault.wanted() + READ_ON;
        return fault.losesMessages() ? Checked.fail("queues", found, remedy) : Checked.warn("queues", found, remedy);
    }

    /** Empty when somebody listens there. */
    private Optional<Checked> closed(String url) {
        try {
            URI address = URI.create(first(url));
            return address.getHost() != null
                            && address.getPort() > 0
                            && probe.connects(address.getHost(), address.getPort())
                    ? Optional.empty()
                    : Optional.of(Checked.fail("broker", first(url) + " opens no connection", REACH));
        } catch (IllegalArgumentException unreadable) {
            return Optional.of(
                    Checked.fail("broker", "SERAI_BROKER_URL is no address", "write it as tcp://host:61616"));
        }
    }

    /** Of a list, the first. */
    private static String first(String url) {
        return url.replaceFirst("^\\(", "").split("[,)?]")[0];
    }

    private String variable(String name) {
        return terminal.variable(name).orElse("");
    }
}
