package org.serai.flow.edi;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code edi_reference}. */
public final class ReferenceTable implements References {
    private static final String NUMBER = """
            insert into edi_reference (tenant, connector, name) values (:tenant, :connector, :name)
            on conflict (tenant, connector, name) do update set name = excluded.name
            returning number
            """;
    private final JdbcClient jdbc;

    public ReferenceTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public long number(String tenant, String connector, String name) {
        return jdbc.sql(NUMBER)
                .param("tenant", tenant)
                .param("connector", connector)
                .param("name", name)
                .query(Long.class)
                .single();
    }
}
