package org.serai.flow.rows;

import java.util.Map;

/**
 * One use of one database by one route of one tenant, as the parameters of its Kamelet say it.
 *
 * @param query what gives rows; empty for a sink
 * @param mark what is done to each row once it is handed in, its columns as {@code :name}
 * @param most how many rows one transaction takes
 * @param known asks whether a row is written already; empty where writing it twice does no harm
 * @param write what writes a row
 */
record Use(
        String connector,
        String tenant,
        Database database,
        String query,
        String mark,
        int everySeconds,
        int most,
        String known,
        String write) {

    private static final String CONNECTOR = "serai.flow";
    private static final String TENANT = "serai.tenant";

    static Use of(Map<String, String> parameters) {
        return new Use(
                parameters.getOrDefault(CONNECTOR, ""),
                parameters.getOrDefault(TENANT, ""),
                new Database(
                        parameters.getOrDefault("jdbcUrl", ""),
                        parameters.getOrDefault("user", ""),
                        parameters.getOrDefault("password", "")),
                parameters.getOrDefault("query", ""),
                parameters.getOrDefault("mark", ""),
                number(parameters, "everySeconds", 5),
                number(parameters, "most", 100),
                parameters.getOrDefault("known", ""),
                parameters.getOrDefault("write", ""));
    }

    private static int number(Map<String, String> parameters, String name, int otherwise) {
        String text = parameters.getOrDefault(name, String.valueOf(otherwise));
        if (!text.matches("[1-9][0-9]{0,4}")) {
            throw new IllegalArgumentException("`" + name + "` is a whole number from 1 to 99999, not `" + text + "`");
        }
        return Integer.parseInt(text);
    }

    /** For people: whose database it is. */
    String who() {
        return who(connector, tenant);
    }

    static String who(Map<String, String> parameters) {
        return who(parameters.getOrDefault(CONNECTOR, ""), parameters.getOrDefault(TENANT, ""));
    }

    private static String who(String connector, String tenant) {
        return "connector " + connector + " of tenant " + tenant;
    }
}
