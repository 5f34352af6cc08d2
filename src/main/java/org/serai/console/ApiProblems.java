package org.serai.console;

import org.serai.canonical.SeraiException;
import org.serai.canonical.UnavailableException;
import org.serai.json.JsonException;
import org.serai.problem.HttpProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What goes wrong leaves as Problem Details; what nobody foresaw is logged with its trace id. */
@RestControllerAdvice
class ApiProblems {
    private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(ApiException refusal) {
        return HttpProblem.of(refusal.status(), refusal.code(), String.valueOf(refusal.getMessage()), refusal.advice())
                .retry(refusal.retryAfter())
                .response();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> away(UnavailableException away) {
        return HttpProblem.of(503, away.code(), away.where() + " is away", "try again in a moment")
                .response();
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<ProblemDetail> storeAway(RuntimeException away) {
        HttpProblem problem =
                HttpProblem.of(503, "database.unavailable", "the database did not answer", "try again in a moment");
        LOG.warn("{}: {}", problem.traceId(), away.getMessage());
        return problem.response();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notJson(JsonException broken) {
        return HttpProblem.of(400, "document.unreadable", "not JSON at " + broken.place(), "send one JSON document")
                .response();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> known(SeraiException known) {
        return HttpProblem.of(422, known.code(), known.where() + " " + known.getMessage(), known.advice())
                .response();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unforeseen(Exception failure) {
        if (failure instanceof ErrorResponse framework) {
            return ofFramework(framework);
        }
        HttpProblem problem =
                HttpProblem.of(500, "bug", "something nobody foresaw", "report the trace id with the log line");
        LOG.error("trace {}", problem.traceId(), failure);
        return problem.response();
    }

    /** A path, method, type or parameter that no call takes; what Spring says of the right one stays in the headers. */
    private static ResponseEntity<ProblemDetail> ofFramework(ErrorResponse framework) {
        int status = framework.getStatusCode().value();
        String detail = String.valueOf(framework.getBody().getDetail());
        ResponseEntity<ProblemDetail> answer = HttpProblem.of(
                        status, "http." + status, detail, "see /api/v1/openapi.json")
                .response();
        return ResponseEntity.status(status)
                .headers(answer.getHeaders())
                .headers(framework.getHeaders())
                .body(answer.getBody());
    }
}
