package org.serai.flow.rows;

import java.util.Map;
import org.serai.flow.http.AllowedAddresses;
import org.serai.flow.http.GuardedSockets;

/** Sockets for PostgreSQL's and SQL Server's drivers, which make the class by its name and hand it one text: where calls may go. */
public final class DriverSockets extends GuardedSockets {
    private static final String NAME = DriverSockets.class.getName();

    public DriverSockets(String allowed) {
        super(AllowedAddresses.of(allowed));
    }

    /** What a driver is told so that it connects through sockets of ours; nothing where it has no word for that. */
    static Map<String, String> properties(String scheme, AllowedAddresses allowed) {
        return switch (scheme) {
            case "jdbc:postgresql:" -> Map.of("socketFactory", NAME, "socketFactoryArg", allowed.setting());
            case "jdbc:sqlserver:" ->
                Map.of("socketFactoryClass", NAME, "socketFactoryConstructorArg", allowed.setting());
            case "jdbc:mariadb:" ->
                Map.of("socketFactory", MariaDbSockets.class.getName(), MariaDbSockets.ALLOWED, allowed.setting());
            default -> Map.of();
        };
    }
}
