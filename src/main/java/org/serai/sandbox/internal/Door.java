package org.serai.sandbox.internal;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one servlet: reads, asks the handler, and answers in full, in half, late or not at all. */
final class Door implements Servlet {
    private static final Logger LOG = LoggerFactory.getLogger(Door.class);
    private final Handler handler;
    private final Agenda agenda;
    private final Executor writers;
    private @Nullable ServletConfig config;

    Door(Handler handler, Agenda agenda, Executor writers) {
        this.handler = handler;
        this.agenda = agenda;
        this.writers = writers;
    }

    @Override
    public void service(ServletRequest request, ServletResponse response) throws IOException {
        var http = (HttpServletResponse) response;
        Answer answer = answer((HttpServletRequest) request);
        var hangUp = (Runnable) request.getAttribute(HangUpValve.ATTRIBUTE);
        if (answer.delayMillis() <= 0) {
            write(answer, http, hangUp);
            return;
        }
        AsyncContext later = request.startAsync();
        later.setTimeout(0);
        agenda.in(answer.delayMillis(), () -> writers.execute(() -> finish(answer, http, hangUp, later)));
    }

    private Answer answer(HttpServletRequest request) throws IOException {
        try {
            return handler.handle(CallReader.read(request));
        } catch (BadCall bad) {
            return Answer.problem(bad.status(), String.valueOf(bad.getMessage()));
        } catch (RuntimeException ours) {
            LOG.error("the sandbox failed on {} {}", request.getMethod(), request.getRequestURI(), ours);
            return Answer.problem(500, "the sandbox itself failed; its log has the cause");
        }
    }

    private static void finish(Answer answer, HttpServletResponse response, Runnable hangUp, AsyncContext later) {
        try {
            write(answer, response, hangUp);
        } catch (IOException gone) {
            LOG.debug("the caller left before its answer");
        } finally {
            later.complete();
        }
    }

    private static void write(Answer answer, HttpServletResponse response, Runnable hangUp) throws IOException {
        if (answer.ending() == Answer.Ending.NOTHING) {
            hangUp.run();
            return;
        }
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setContentLength(answer.body().length);
        boolean half = answer.ending() == Answer.Ending.HALF;
        response.getOutputStream().write(answer.body(), 0, half ? answer.body().length / 2 : answer.body().length);
        if (half) {
            response.flushBuffer();
            hangUp.run();
        }
    }

    @Override
    public void init(ServletConfig given) {
        config = given;
    }

    @Override
    public @Nullable ServletConfig getServletConfig() {
        return config;
    }

    @Override
    public String getServletInfo() {
        return "the sandbox's door";
    }

    @Override
    public void destroy() {}
}
