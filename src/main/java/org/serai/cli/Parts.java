package org.serai.cli;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

/** Database, routes and sending: as the running hub sees them, else as the settings point to them. */
final class Parts {
    private static final int OLDEST_POSTGRES = 15;
    private final Terminal terminal;
    private final Optional<RunningHub> hub;

    Parts(Terminal terminal, Optional<RunningHub> hub) {
        this.terminal = terminal;
        this.hub = hub;
    }

    Checked database() {
        String remedy = "start PostgreSQL, or look at SERAI_DATABASE_URL, _USER and _PASSWORD";
        return hub.flatMap(h -> h.check("database", "db", remedy))
                .or(() -> terminal.variable("SERAI_DATABASE_URL").map(url -> login(url, remedy)))
                .orElse(Checked.ok("database", "embedded, starts with the hub (SERAI_DATABASE_URL is not set)"));
    }

    Checked routes() {
        return hub.flatMap(h -> h.check("routes", "routes", "serai validate says file and line"))
                .orElse(Checked.ok("routes", "no hub runs; `serai validate` checks the files"));
    }

    /** A hub in hold is up, and sends nothing. */
    Checked sending() {
        return hub.flatMap(h -> h.check("sending", "hold", "serai hold; src/docs/guide/back-up.md says what to do"))
                .orElse(Checked.ok("sending", "no hub runs; a restored database is noticed at the start"));
    }

    private Checked login(String url, String remedy) {
        var login = new Properties();
        terminal.variable("SERAI_DATABASE_USER").ifPresent(user -> login.put("user", user));
        terminal.variable("SERAI_DATABASE_PASSWORD").ifPresent(password -> login.put("password", password));
        login.put("loginTimeout", "5");
        try (Connection connection = DriverManager.getConnection(url, login)) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            return version >= OLDEST_POSTGRES
                    ? Checked.ok("database", "PostgreSQL " + version + " lets us in")
                    : Checked.fail("database", "PostgreSQL " + version, "15 or newer is needed");
        } catch (SQLException refused) {
            return Checked.fail("database", String.valueOf(refused.getMessage()), remedy);
        }
    }
}
