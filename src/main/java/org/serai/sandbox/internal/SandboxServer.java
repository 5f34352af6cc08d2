package org.serai.sandbox.internal;

import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.serai.sandbox.SandboxSettings;

/** Puts the parts together; everything else in here is package-private. */
public final class SandboxServer implements AutoCloseable {
    private final Agenda agenda;
    private final ExecutorService executor;
    private final WebServer web;
    private final WebhookControl webhook;
    private final String url;

    private SandboxServer(SandboxSettings settings) {
        agenda = new Agenda();
        var threads = new AtomicInteger();
        executor = Executors.newFixedThreadPool(4, task -> daemon(task, "sandbox-" + threads.incrementAndGet()));
        var clock = new BusinessClock(settings.clock(), settings.clockMoved());
        var pulse = new Pulse();
        var faults = new Faults(settings.clock());
        var subscriptions = new Subscriptions(settings.webhook());
        var secrets = settings.secrets();
        var delivery = new Delivery(secrets.appSecret(), faults, agenda, executor);
        var courier = new Courier(agenda, subscriptions, new Envelopes(clock), delivery);
        var house = new House(
                clock,
                new Numbers(settings.numbers()),
                new Customers(),
                new Phones(pulse),
                new Templates(),
                new MediaStore(clock),
                new History(settings.keptMessages()),
                new Ledger(),
                new Limits(settings.limits()),
                faults,
                new Systems(clock, pulse),
                subscriptions,
                courier,
                pulse,
                this::address);
        var pricing = new Pricing();
        var wamids = new Wamids();
        var overrides = new Overrides(subscriptions, delivery);
        var events = new TemplateEvents(courier, pulse, clock);
        webhook = new WebhookControl(house, agenda, delivery, pricing, secrets.verifyToken());
        var statuses = new Statuses(clock, agenda, courier, pricing, pulse, settings.pace());
        var media = new MediaEndpoint(house, secrets.accessToken());
        var graph = new GraphApi(
                house,
                secrets.accessToken(),
                new MessagesEndpoint(
                        house,
                        new SendCheck(house.customers(), house.templates(), new ContentCheck(house.media()), clock),
                        statuses,
                        wamids),
                media,
                new TemplatesEndpoint(house, events),
                new NumbersEndpoint(house, overrides),
                overrides);
        var control = new Control(
                house,
                new CustomersControl(house, new Inbound(house, wamids, Photo.load()), new Taps(house)),
                new TemplatesControl(house, events),
                new PhoneView(house),
                webhook);
        var desk = new FrontDesk(new Page(), control, house.systems(), media::download, graph);
        agenda.start(courier::flush);
        web = start(settings, new Door(desk, agenda, executor));
        URI publicUrl = settings.publicUrl();
        url = publicUrl != null
                ? publicUrl.toString().replaceFirst("/+$", "")
                : "http://" + reachable(settings.bind()) + ":" + web.port();
    }

    public static SandboxServer start(SandboxSettings settings) {
        return new SandboxServer(settings);
    }

    private WebServer start(SandboxSettings settings, Door door) {
        try {
            return WebServer.start(settings.bind(), settings.port(), door);
        } catch (IllegalStateException taken) {
            agenda.close();
            executor.shutdownNow();
            throw taken;
        }
    }

    private URI address() {
        return URI.create(url);
    }

    /** An address to listen on everywhere is none to call. */
    private static String reachable(String bind) {
        return "0.0.0.0".equals(bind) || "::".equals(bind) ? "127.0.0.1" : bind;
    }

    private static Thread daemon(Runnable task, String name) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.setContextClassLoader(SandboxServer.class.getClassLoader());
        return thread;
    }

    public int port() {
        return web.port();
    }

    public String url() {
        return url;
    }

    public void deliverTo(URI address) {
        webhook.deliverTo(address);
    }

    @Override
    public void close() {
        agenda.close();
        web.close();
        executor.shutdownNow();
    }
}
