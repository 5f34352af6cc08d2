package org.serai.finding;

import java.util.List;
import java.util.stream.Collectors;
import org.serai.canonical.SeraiException;

/** Files nobody can start on: all that is wrong at once, each with its place and its way out. */
public final class ConfigurationException extends SeraiException {
    private static final long serialVersionUID = 1L;
    private final transient List<Finding> findings;

    /** @param where the folder the findings' files are relative to */
    public ConfigurationException(String where, List<Finding> findings) {
        super(
                "configuration.invalid",
                where,
                "the files do not fit together:\n"
                        + findings.stream().map(Finding::toString).collect(Collectors.joining("\n")),
                "mend them; ./serai validate shows each with its line");
        this.findings = List.copyOf(findings);
    }

    public List<Finding> findings() {
        return findings;
    }
}
