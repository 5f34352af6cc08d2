package org.serai.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.serai.json.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/**
 * Problem Details (RFC 9457) with our stable {@code code}, the way out as {@code advice}, and a {@code traceId} that also
 * stands in the log. Where trying again helps (429, 503) it says when.
 */
public record HttpProblem(int status, String code, String detail, String advice, String traceId, Duration retryAfter) {
    private static final Logger LOG = LoggerFactory.getLogger(HttpProblem.class);
    private static final Duration USUALLY = Duration.ofSeconds(5);

    public static HttpProblem of(int status, String code, String detail, String advice) {
        return new HttpProblem(
                status, code, detail, advice, UUID.randomUUID().toString().substring(0, 8), USUALLY);
    }

    /** The same with a time of its own to try again, unless that is zero. */
    public HttpProblem retry(Duration after) {
        return after.isZero() ? this : new HttpProblem(status, code, detail, advice, traceId, after);
    }

    /** Logs that the call was refused, with the code and the trace id; the detail may hold a customer's words. */
    public ResponseEntity<ProblemDetail> response() {
        log();
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (isWorthTryingAgain()) {
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter.toSeconds()));
        }
        return ResponseEntity.status(status).headers(headers).body(body());
    }

    /** The same for a door that is a servlet of its own. */
    public void write(HttpServletResponse response) throws IOException {
        log();
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        if (isWorthTryingAgain()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter.toSeconds()));
        }
        ProblemDetail body = body();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("title", String.valueOf(body.getTitle()));
        tree.put("status", status);
        tree.put("detail", detail);
        tree.putAll(Objects.requireNonNull(body.getProperties()));
        response.getOutputStream().write(Json.bytes(tree));
    }

    private void log() {
        LOG.info("refused with {} {} (trace {})", status, code, traceId);
    }

    private boolean isWorthTryingAgain() {
        return status == 503 || status == 429;
    }

    private ProblemDetail body() {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(status), detail);
        body.setProperty("code", code);
        body.setProperty("advice", advice);
        body.setProperty("traceId", traceId);
        return body;
    }
}
