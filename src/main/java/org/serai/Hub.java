package org.serai;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.HouseClock;
import org.serai.sandbox.Sandbox;
import org.serai.template.TemplateKeeper;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.env.MapPropertySource;

/** A running hub; in the demo with its sandbox. Closing it drains what is under way. */
public final class Hub implements AutoCloseable {
    private static final Duration TEMPLATE_PATIENCE = Duration.ofSeconds(10);
    private final ConfigurableApplicationContext context;
    private final @Nullable Sandbox sandbox;

    private Hub(ConfigurableApplicationContext context, @Nullable Sandbox sandbox) {
        this.context = context;
        this.sandbox = sandbox;
    }

    /** Starts a hub, prints one line when it is ready, and returns when it has been told to stop and has stopped. */
    public static int run(HubOptions options) {
        try (Hub hub = start(options)) {
            System.out.println("ready hub=" + hub.url()
                    + hub.sandboxUrl().map(u -> " sandbox=" + u).orElse(""));
            System.out.flush();
            hub.awaitStop();
            return 0;
        }
    }

    /** Returns when both doors are open. */
    public static Hub start(HubOptions options) {
        DemoSandbox demo = options.demo() ? DemoSandbox.start(options) : null;
        try {
            ConfigurableApplicationContext context = context(options, demo);
            Hub hub = new Hub(context, demo == null ? null : demo.sandbox());
            if (demo != null) {
                demo.join(hub.url(), context.getBean(HouseClock.class));
                awaitTemplates(context.getBean(TemplateKeeper.class));
            }
            return hub;
        } catch (RuntimeException failed) {
            if (demo != null) {
                demo.sandbox().close();
            }
            throw StartFailure.of(failed, options);
        }
    }

    /** The demo's first message must not be refused for a template the sandbox has not heard of yet. */
    private static void awaitTemplates(TemplateKeeper templates) {
        long end = System.nanoTime() + TEMPLATE_PATIENCE.toNanos();
        while (!templates.hasMetEveryAccount() && System.nanoTime() < end) {
            LockSupport.parkNanos(5_000_000);
        }
    }

    private static ConfigurableApplicationContext context(HubOptions options, @Nullable DemoSandbox demo) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("server.port", options.port());
        settings.put("serai.project", options.project().toString());
        settings.put("serai.home", home(options).toString());
        settings.put("serai.demo", options.demo());
        if (demo != null) {
            settings.putAll(demo.settings());
        }
        return new SpringApplicationBuilder(HubApplication.class)
                .bannerMode(Banner.Mode.OFF)
                .initializers(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource("command line", settings)))
                .run();
    }

    private static Path home(HubOptions options) {
        return Optional.ofNullable(options.home())
                .or(() -> Optional.ofNullable(System.getenv("SERAI_HOME")).map(Path::of))
                .orElse(Path.of(".serai"))
                .toAbsolutePath();
    }

    public String url() {
        return "http://127.0.0.1:"
                + Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                        .getPort();
    }

    public Optional<String> sandboxUrl() {
        return Optional.ofNullable(sandbox).map(Sandbox::url);
    }

    private void awaitStop() {
        var closed = new CountDownLatch(1);
        context.addApplicationListener((ApplicationListener<ContextClosedEvent>) event -> closed.countDown());
        try {
            closed.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        context.close();
        if (sandbox != null) {
            sandbox.close();
        }
    }
}
