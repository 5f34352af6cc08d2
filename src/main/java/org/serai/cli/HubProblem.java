package org.serai.cli;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.serai.canonical.Tree;
import org.serai.json.Json;
import org.serai.json.JsonException;

/** Reads the hub's Problem Details: what happened, what to do, and which exit code that is. */
final class HubProblem {
    private HubProblem() {}

    static CliFailure of(HttpResponse<byte[]> response, URI base) {
        Tree problem = tree(response.body());
        int status = response.statusCode();
        String code = problem.text("code").orElse("http." + status);
        String detail = problem.text("detail")
                .or(() -> problem.text("title"))
                .orElse("the hub at " + base + " answered " + status);
        String trace = problem.text("traceId").map(id -> ", trace " + id).orElse("");
        return new CliFailure(exit(status, code), detail + " (" + code + trace + ")", advice(problem, status, code));
    }

    private static String advice(Tree problem, int status, String code) {
        return problem.text("advice")
                .orElse(
                        switch (status) {
                            case 401 -> "put one of the hub's API keys into SERAI_API_KEY";
                            case 403 -> "ask for a key with the role this needs";
                            case 429, 503 -> "try again in a moment; `serai doctor` says what is away";
                            default -> "serai explain " + code;
                        });
    }

    private static int exit(int status, String code) {
        if (code.startsWith("policy.")) {
            return Exit.REFUSED;
        }
        return switch (status) {
            case 401, 403 -> Exit.NOT_PERMITTED;
            case 429, 502, 503, 504 -> Exit.AWAY;
            case 500 -> Exit.BUG;
            default -> Exit.WRONG;
        };
    }

    private static Tree tree(byte[] body) {
        try {
            return Tree.of(body.length == 0 ? Map.of() : Json.parse(body));
        } catch (JsonException notJson) {
            return Tree.of(Map.of());
        }
    }
}
