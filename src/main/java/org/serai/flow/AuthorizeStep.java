package org.serai.flow;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.serai.canonical.SeraiException;
import org.serai.flow.http.AccessTokens;
import org.serai.flow.http.Grant;
import org.serai.flow.http.Ticket;

/**
 * Puts what a system wants to see before it answers into the header of the next call. Its settings are variables of the run,
 * so that no secret stands in an expression; they are gone when this returns.
 */
public final class AuthorizeStep {
    private static final String PREFIX = "authorize-";
    private final Optional<AccessTokens> tokens;

    AuthorizeStep(Optional<AccessTokens> tokens) {
        this.tokens = tokens;
    }

    public void authorize(Exchange exchange, String tenant) {
        String scheme = taken(exchange, "scheme");
        String user = taken(exchange, "user");
        String secret = taken(exchange, "secret");
        String header = taken(exchange, "header");
        String written = taken(exchange, "written");
        Grant grant = grant(exchange, tenant, user, secret);
        switch (scheme) {
            case "none" -> {}
            case "basic" -> set(exchange, "Authorization", "Basic " + encoded(user + ":" + secret));
            case "bearer" -> set(exchange, "Authorization", "Bearer " + secret);
            case "api-key" -> set(exchange, header, secret);
            case "oauth2" -> tokens.ifPresent(kept -> write(exchange, written, Ticket.take(exchange, kept, grant)));
            default ->
                throw new SeraiException(
                        "setting.invalid",
                        "tenant " + tenant,
                        "`" + scheme + "` is no way to log in",
                        "write none, basic, bearer, api-key or oauth2");
        }
    }

    private static Grant grant(Exchange exchange, String tenant, String user, String secret) {
        return new Grant(
                tenant,
                taken(exchange, "loginUrl"),
                user,
                secret,
                taken(exchange, "scope"),
                taken(exchange, "refresh"),
                taken(exchange, "client").equals("basic"));
    }

    private static String taken(Exchange exchange, String name) {
        Object value = exchange.removeVariable(PREFIX + name);
        return value == null ? "" : value.toString();
    }

    private static void set(Exchange exchange, String header, String value) {
        exchange.getMessage().setHeader(header, value);
    }

    /** @param form the header's name, a colon, and what stands before the token */
    private static void write(Exchange exchange, String form, String token) {
        String[] parts = form.split(":", 2);
        String before = parts.length == 2 ? parts[1].strip() : "";
        set(exchange, parts[0].strip(), before.isEmpty() ? token : before + " " + token);
    }

    private static String encoded(String pair) {
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
