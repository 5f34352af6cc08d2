package org.serai.proof;

import java.nio.file.Path;
import java.util.List;

/**
 * Where the three accounts of a run lie.
 *
 * @param sources files of {@link SourceLedger}
 * @param sandbox its address
 * @param database JDBC address with user and password
 */
public record Accounts(List<Path> sources, String sandbox, String database, Limits limits) {
    /** The sandbox is read before the database: what is sent in between is not held against a database that knows more. */
    public Verdict judge() {
        return Verdict.of(new Books(
                sources.stream()
                        .flatMap(file -> SourceLedger.read(file).stream())
                        .toList(),
                new SandboxAccount(sandbox).sends(),
                new HubAccount(database).read(),
                limits));
    }
}
