package org.serai.consent;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger of consent over a test's database. */
public final class TestConsents {
    private TestConsents() {}

    public static Consents on(JdbcClient jdbc) {
        return new Consents(new ConsentTable(jdbc));
    }
}
