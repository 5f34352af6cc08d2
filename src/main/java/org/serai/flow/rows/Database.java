package org.serai.flow.rows;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.regex.Pattern;

/** A database of a business system, and who we are there. Never prints the password. */
record Database(String url, String user, String password) {
    private static final Pattern SOCKETS = Pattern.compile("(?i).*[?&;:](socketFactory\\w*|seraiAllowed)=.*");
    private static final Pattern PASSWORD = Pattern.compile("(?i).*[?&;:](password|pwd)=.*");

    /** Nothing is read and nothing written where no address is given, as in the demo. */
    boolean isNone() {
        return url.isBlank();
    }

    /** @throws IllegalArgumentException where nobody could ever log in with this, or everybody could read how */
    void check() {
        if (isNone()) {
            return;
        }
        if (PASSWORD.matcher(url).matches()) {
            throw new IllegalArgumentException("a password stands in its jdbc-url; make it the secret `password`");
        }
        if (SOCKETS.matcher(url).matches()) {
            throw new IllegalArgumentException(
                    "its jdbc-url names a socket factory; take it out, the hub's own holds to the addresses that are allowed");
        }
        if (!hasDriver()) {
            throw new IllegalArgumentException("no driver takes its jdbc-url `" + scheme()
                    + "`; put the driver's jar into the folder drivers beside serai, or into that of SERAI_DRIVERS");
        }
    }

    private boolean hasDriver() {
        try {
            return DriverManager.getDriver(url) != null;
        } catch (SQLException none) {
            return false;
        }
    }

    /** {@code jdbc:oracle:}, the part that chooses the driver. */
    String scheme() {
        String[] parts = url.split(":", 3);
        return parts.length < 3 ? url : parts[0] + ":" + parts[1] + ":";
    }

    @Override
    public String toString() {
        return user + " at " + url.split("[?;]", 2)[0];
    }
}
