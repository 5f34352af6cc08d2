package org.serai.flow.watch;

/**
 * Which source it is.
 *
 * @param tenant empty for one of all tenants
 * @param source as it is named in the database: the route's id, and behind it the tenant
 */
public record SourceName(String tenant, String connector, String source) {
    String[] labels() {
        return new String[] {"tenant", tenant, "connector", connector, "route", source.split("[@.]", 2)[0]};
    }
}
