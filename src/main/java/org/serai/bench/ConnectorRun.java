package org.serai.bench;

import io.netty.handler.codec.http.FullHttpRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.serai.bench.ConnectorFigures.OfFile;
import org.serai.bench.TakenIn.Reached;

/** One connector's documents on their way into the outbox of a hub: those that do not count first, then those that do. */
final class ConnectorRun {
    private final ConnectorOptions options;
    private final HubProcess hub;
    private final Choice choice;
    private final Consumer<String> talk;
    private final TakenIn taken;
    private Prospect prospect;

    ConnectorRun(ConnectorOptions options, HubProcess hub, Choice choice, Consumer<String> talk) {
        this.options = options;
        this.hub = hub;
        this.choice = choice;
        this.talk = talk;
        this.taken = new TakenIn(hub.hub(), options.connector());
        this.prospect = choice.prospect();
    }

    @FunctionalInterface
    interface Rehearsal {
        Prospect again() throws InterruptedException;
    }

    /** What is durable, how long it took to get there, and how long into the outbox. */
    private record Passed(double acceptSeconds, double outboxSeconds, long judged, Duration cpu) {}

    /** Sends the orders first that parcels without a phone need. Nothing where there is somebody to write to anyhow. */
    void orders(Rehearsal rehearsal) throws InterruptedException {
        if (prospect.messages() > 0 || !prospect.wantsOrder() || options.doorOnly()) {
            return;
        }
        long before = taken.judged();
        int orders = options.all();
        try (OrderLoad load = new OrderLoad(
                hub.hub(),
                new OrdersBefore(hub.hub(), choice)::of,
                new Arrivals(orders),
                orders,
                options.connections())) {
            load.post(0, orders, 0);
        }
        taken.awaitJudged(before + orders);
        prospect = rehearsal.again();
        talk.accept(orders + " orders went before, so that the parcels have recipients");
    }

    ConnectorFigures door(IntFunction<FullHttpRequest> posts) throws InterruptedException {
        int all = options.all();
        try (OrderLoad load = new OrderLoad(hub.hub(), posts, new Arrivals(all), all, options.connections())) {
            long before = taken.judged();
            load.post(0, options.warmUp(), options.rate());
            awaitOutbox(before, options.warmUp());
            talk.accept("warm after " + options.warmUp() + " that do not count");
            Duration cpu = hub.cpu();
            long start = System.nanoTime();
            load.post(options.warmUp(), options.events(), options.rate());
            double accept = seconds(start, System.nanoTime());
            Reached outbox = awaitOutbox(before, all);
            Passed passed = new Passed(accept, seconds(start, outbox.nanos()), outbox.count() - before, cpu(cpu));
            return figures(passed, options.events(), load.answerP99Ms(options.warmUp()), null);
        }
    }

    ConnectorFigures file(FileDrop drop, ProjectCopy project) throws IOException, InterruptedException {
        drop.openRoute(project, options.connector());
        long before = taken.judged();
        int warm = copies(options.warmUp());
        drop.write(0, warm).go();
        taken.awaitDocuments((long) warm * choice.documents());
        awaitOutbox(before, warm);
        int copies = copies(options.events());
        FileDrop.Dropped file = drop.write(warm, copies);
        talk.accept("warm after " + warm * choice.documents() + " that do not count; the file has "
                + (file.bytes() >> 20) + " MB");
        try (HeapWatch heap = new HeapWatch(hub.pid())) {
            Duration cpu = hub.cpu();
            long start = System.nanoTime();
            file.go();
            Reached read = taken.awaitDocuments((long) (warm + copies) * choice.documents());
            Reached outbox = awaitOutbox(before, warm + copies);
            Passed passed = new Passed(
                    seconds(start, read.nanos()), seconds(start, outbox.nanos()), outbox.count() - before, cpu(cpu));
            return figures(passed, copies, 0, new OfFile(file.bytes() >> 20, heap.beforeMb(), heap.peakMb()));
        }
    }

    private int copies(int documents) {
        return (documents + choice.documents() - 1) / choice.documents();
    }

    /** Nothing gets there where nothing is taken in. */
    private Reached awaitOutbox(long before, int copies) throws InterruptedException {
        return options.doorOnly()
                ? new Reached(before, System.nanoTime())
                : taken.awaitJudged(before + copies * prospect.judged());
    }

    private Duration cpu(Duration before) {
        return hub.cpu().minus(before);
    }

    private static double seconds(long start, long end) {
        return Math.max(1e-3, (end - start) / 1e9);
    }

    private ConnectorFigures figures(Passed passed, int counted, double p99Ms, @Nullable OfFile file) {
        long documents = (long) counted * choice.documents();
        int warm = file == null ? options.warmUp() : copies(options.warmUp());
        long wanted = options.doorOnly() ? 0 : (warm + counted) * prospect.judged();
        return new ConnectorFigures(
                choice.candidate().sample().name(),
                documents,
                options.doorOnly() ? 0 : counted * prospect.messages(),
                documents / passed.acceptSeconds,
                options.doorOnly() ? 0 : documents / passed.outboxSeconds,
                options.doorOnly() ? 0 : passed.outboxSeconds,
                p99Ms,
                passed.cpu.toNanos() / 1e6 / documents,
                hub.peakRssMb(),
                Math.max(0, wanted - passed.judged),
                Math.max(0, passed.judged - wanted),
                file);
    }
}
