package org.serai.console;

import org.serai.canonical.SeraiException;
import org.serai.canonical.UnavailableException;
import org.serai.json.JsonException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
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
    ResponseEntity<byte[]> refused(ApiException refusal) {
        return Problem.of(refusal.status(), refusal.code(), String.valueOf(refusal.getMessage()), refusal.advice())
                .response();
    }

    @ExceptionHandler
    ResponseEntity<byte[]> away(UnavailableException away) {
        return Problem.of(503, away.code(), away.where() + " is away", "try again in a moment")
                .response();
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<byte[]> storeAway(RuntimeException away) {
        Problem problem =
                Problem.of(503, "database.unavailable", "the database did not answer", "try again in a moment");
        LOG.warn("{}: {}", problem.traceId(), away.getMessage());
        return problem.response();
    }

    @ExceptionHandler
    ResponseEntity<byte[]> notJson(JsonException broken) {
        return Problem.of(400, "document.unreadable", "not JSON at " + broken.place(), "send one JSON document")
                .response();
    }

    @ExceptionHandler
    ResponseEntity<byte[]> known(SeraiException known) {
        return Problem.of(422, known.code(), known.where() + " " + known.getMessage(), known.advice())
                .response();
    }

    @ExceptionHandler
    ResponseEntity<byte[]> unforeseen(Exception failure) throws Exception {
        if (failure instanceof ErrorResponse framework) {
            int status = framework.getStatusCode().value();
            return Problem.of(
                            status,
                            "http." + status,
                            String.valueOf(framework.getBody().getDetail()),
                            "see /api/v1/openapi.json")
                    .response();
        }
        Problem problem = Problem.of(500, "bug", "something nobody foresaw", "report the trace id with the log line");
        LOG.error("trace {}", problem.traceId(), failure);
        return problem.response();
    }
}
