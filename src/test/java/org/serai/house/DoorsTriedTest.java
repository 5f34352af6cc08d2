package org.serai.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Folders dropped into a running house, whose systems try their door before they send anything. */
@ExtendWith(SharedHouse.class)
class DoorsTriedTest {
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
    private final House house;

    DoorsTriedTest(House house) {
        this.house = house;
    }

    @AfterEach
    void remove() throws IOException {
        for (String name : new String[] {"echoing", "challenged"}) {
            Projects.delete(folder(name));
            House.await(name + " to be gone", () -> post(name, "", "{}").statusCode(), status -> status == 404);
        }
    }

    @Test
    void a_validation_token_or_a_verified_challenge_comes_back_and_nothing_is_kept() throws IOException {
        drop("echoing", "{ query: validationToken }");
        drop("challenged", "{ pointer: /challenge }");

        HttpResponse<String> echo = House.await(
                "the new door",
                () -> post("echoing", "?validationToken=Validation%3A+t%2F1", ""),
                answer -> answer.statusCode() != 404);
        assertThat(echo.statusCode()).as(echo.body()).isEqualTo(200);
        assertThat(echo.body()).isEqualTo("Validation: t/1");
        assertThat(echo.headers().firstValue("Content-Type")).get().asString().startsWith("text/plain");
        assertThat(post("echoing", "", "{}").statusCode()).isEqualTo(401);

        String challenge = "{\"challenge\":\"c-1\"}";
        HttpResponse<String> answered = House.await(
                "the other door",
                () -> post("challenged", "?key=demo-challenged-secret", challenge),
                answer -> answer.statusCode() != 404);
        assertThat(answered.statusCode()).as(answered.body()).isEqualTo(200);
        assertThat(answered.body()).isEqualTo(challenge);
        assertThat(post("challenged", "?key=guessed", challenge).statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> post(String name, String query, String body) {
        return house.post(house.url() + "/in/demo/" + name + query, JSON, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Another carrier's door under this name, with a handshake; its polls are not copied. */
    private void drop(String name, String handshake) throws IOException {
        Path made = house.project().resolve(name);
        Projects.copy(house.project().resolve("connectors/dhl"), made);
        Files.delete(made.resolve("dhl.camel.yaml"));
        Files.delete(made.resolve("dhl-read-action.kamelet.yaml"));
        Path descriptor = made.resolve("connector.yaml");
        Files.writeString(
                descriptor,
                Files.readString(descriptor)
                        .replace("name: dhl", "name: " + name)
                        .replace("  split:", "  handshake: " + handshake + "\n  split:"));
        Files.move(made, folder(name));
    }

    private Path folder(String name) {
        return house.project().resolve("connectors").resolve(name);
    }
}
