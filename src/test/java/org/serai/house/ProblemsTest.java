package org.serai.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.serai.canonical.Tree;
import org.serai.json.Json;

/** Whatever door refuses, and whoever in it: the answer has one form. */
@ExtendWith(SharedHouse.class)
class ProblemsTest {
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
    private final House house;

    ProblemsTest(House house) {
        this.house = house;
    }

    @Test
    void every_door_refuses_in_the_same_words() {
        assertProblem(post("/in/demo/nobody", JSON), 404, "connector.unknown");
        assertProblem(post("/in/demo/shopify", JSON), 401, "signature.missing");
        assertProblem(post("/in/demo/shopify", Map.of("Content-Type", "text/plain")), 415, "document.wrong-type");
        assertProblem(post("/whatsapp/webhook", JSON), 401, "webhook.signature-invalid");
        assertProblem(house.postApi("/parked/replay", "not an object"), 400, "document.unreadable");
    }

    @Test
    void a_call_without_a_key_hears_how_to_bring_one() {
        HttpResponse<String> answer = post("/api/v1/events/shopify", JSON);
        assertProblem(answer, 401, "auth.missing");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    }

    @Test
    void what_the_framework_refuses_has_a_code_too_and_keeps_its_headers() {
        HttpResponse<String> answer = house.postApi("/messages", Map.of());
        assertProblem(answer, 405, "http.405");
        assertThat(answer.headers().firstValue("Allow"))
                .hasValueSatisfying(allowed -> assertThat(allowed).contains("GET"));
        assertProblem(house.postApi("/nothing-here", Map.of()), 404, "http.404");
    }

    @Test
    void the_door_of_the_systems_takes_nothing_but_posts() {
        HttpResponse<String> answer = house.get(house.url() + "/in/demo/shopify");
        assertProblem(answer, 405, "http.405");
        assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
    }

    private HttpResponse<String> post(String path, Map<String, String> headers) {
        return house.post(house.url() + path, headers, "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        Tree problem = Tree.of(Json.parse(answer.body()));
        assertThat(problem.text("code")).hasValue(code);
        assertThat(problem.text("status")).hasValue(String.valueOf(status));
        for (String key : new String[] {"traceId", "detail", "advice", "title"}) {
            assertThat(problem.text(key)).as(key + " in " + answer.body()).isPresent();
        }
    }
}
