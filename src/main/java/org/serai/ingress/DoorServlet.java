package org.serai.ingress;

import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.serai.canonical.UnavailableException;
import org.serai.connector.Greeting;
import org.serai.connector.Headers;
import org.serai.json.Json;
import org.serai.problem.HttpProblem;
import org.springframework.http.MediaType;

/**
 * {@code POST /in/{tenant}/{connector}}: verified over the raw bytes, durable, then 202. A servlet of its own: every
 * document of every system comes through here, and a controller's machinery costs more than all that is done here. Its
 * answers are timed as {@code serai.door}.
 */
final class DoorServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private final transient Doorkeeper doorkeeper;
    private final transient PublicAddress address;
    private final transient MeterProvider<Timer> answers;

    DoorServlet(Doorkeeper doorkeeper, PublicAddress address, MeterRegistry meters) {
        this.doorkeeper = doorkeeper;
        this.address = address;
        this.answers = Timer.builder("serai.door")
                .description("answers of the door of the business systems, by HTTP status")
                .withRegistry(meters);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Timer.Sample started = Timer.start();
        try {
            answer(request, response);
        } finally {
            started.stop(answers.withTag("status", Integer.toString(response.getStatus())));
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String[] path = String.valueOf(request.getPathInfo()).split("/", -1);
        String tenant = path.length == 3 ? path[1] : "";
        String connector = path.length == 3 ? path[2] : "";
        Written answer = request.getMethod().equals("POST")
                ? answer(tenant, connector, request)
                : withoutDocument(tenant, connector, request);
        answer.write(response);
    }

    @FunctionalInterface
    private interface Written {
        void write(HttpServletResponse response) throws IOException;
    }

    private Written answer(String tenant, String connector, HttpServletRequest request) throws IOException {
        try {
            return doorkeeper
                    .receive(tenant, connector, read(request))
                    .<Written>fold(
                            taken -> response -> accepted(taken.eventIds(), response),
                            no -> problem(no.refusal())::write,
                            greeted -> response -> greet(greeted.greeting(), response));
        } catch (UnavailableException away) {
            return HttpProblem.of(503, away.code(), "the broker is away or full", "send it again in a few seconds")
                    ::write;
        }
    }

    private Written withoutDocument(String tenant, String connector, HttpServletRequest request) {
        return doorkeeper
                .greeting(tenant, connector, read(request))
                .<Written>map(greeting -> response -> greet(greeting, response))
                .orElse(response -> {
                    response.setHeader("Allow", "POST");
                    String text = request.getMethod() + " is not for this door";
                    HttpProblem.of(405, "http.405", text, "send documents with POST")
                            .write(response);
                });
    }

    private static HttpProblem problem(Refusal refusal) {
        return HttpProblem.of(refusal.status(), refusal.code(), refusal.text(), refusal.advice())
                .retry(refusal.retryAfter());
    }

    /** Never taken for a page, whatever the caller made us say. */
    private static void greet(Greeting greeting, HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType(greeting.contentType());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getOutputStream().write(greeting.body());
    }

    private static void accepted(List<String> eventIds, HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_ACCEPTED);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(Json.bytes(DocumentDoor.receipt(eventIds)));
    }

    private Doorkeeper.Request read(HttpServletRequest request) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name, Collections.list(request.getHeaders(name)));
        }
        return new Doorkeeper.Request(
                request.getMethod(),
                address.of(request),
                Headers.of(headers),
                request.getContentType(),
                limit -> BoundedBody.read(request.getInputStream(), request.getContentLengthLong(), limit));
    }
}
