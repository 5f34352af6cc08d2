package org.serai.tenant;

import org.serai.canonical.SeraiException;

/** Messages a second and number where a tenant's file names no rate: {@code SERAI_THROUGHPUT}, else Meta's standard. */
public record DefaultThroughput(int perSecond) {
    public static final DefaultThroughput STANDARD = new DefaultThroughput(80);

    /** @throws SeraiException when it is no whole number from 1 to 999999; blank: the standard */
    public static DefaultThroughput of(String setting) {
        if (setting.isBlank()) {
            return STANDARD;
        }
        if (!setting.matches("[1-9][0-9]{0,5}")) {
            throw new SeraiException(
                    "setting.invalid",
                    "serai.throughput",
                    "`" + setting + "` is no rate in messages a second",
                    "set SERAI_THROUGHPUT to a whole number from 1 to 999999, or unset it");
        }
        return new DefaultThroughput(Integer.parseInt(setting));
    }
}
