package org.serai.flow.http;

import org.apache.camel.Exchange;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.serai.canonical.UnavailableException;

/** The token a run carries, so that whoever runs it can tell a token that ended early from a login that is refused. */
public final class Ticket {
    private static final String PROPERTY = "serai.ticket";
    private static final int UNAUTHORIZED = 401;
    private final AccessTokens tokens;
    private final Grant grant;
    private final AccessTokens.Used used;

    private Ticket(AccessTokens tokens, Grant grant, AccessTokens.Used used) {
        this.tokens = tokens;
        this.grant = grant;
        this.used = used;
    }

    /** Gives the run a token. */
    public static String take(Exchange exchange, AccessTokens tokens, Grant grant) {
        var used = tokens.of(grant);
        exchange.setProperty(PROPERTY, new Ticket(tokens, grant, used));
        return used.value();
    }

    /** A kept token that is refused is forgotten, and the run may be tried again with another; all else is as it was. */
    public static Exception judged(Exchange exchange, Exception failed) {
        Ticket ticket = exchange.getProperty(PROPERTY, Ticket.class);
        if (ticket == null || !isUnauthorized(failed)) {
            return failed;
        }
        ticket.tokens.forget(ticket.grant, ticket.used.value());
        return ticket.used.isKept()
                ? new UnavailableException(
                        ticket.grant.toString(), "a token was refused before its time, another is asked for", failed)
                : failed;
    }

    private static boolean isUnauthorized(Exception failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpOperationFailedException http) {
                return http.getStatusCode() == UNAUTHORIZED;
            }
        }
        return false;
    }
}
