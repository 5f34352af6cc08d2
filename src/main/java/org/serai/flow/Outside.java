package org.serai.flow;

import jakarta.jms.ConnectionFactory;
import java.util.Optional;
import org.serai.flow.camel.Sources;
import org.serai.flow.edi.References;
import org.serai.flow.http.AccessTokens;
import org.serai.flow.http.AllowedAddresses;
import org.serai.ingress.DocumentDoor;

/**
 * What lies outside the routes of a version.
 *
 * @param connections for {@code jms:}
 * @param door where documents enter
 * @param tokens for systems with a login; empty where nobody is called
 * @param allowed where calls may go
 */
record Outside(
        Optional<ConnectionFactory> connections,
        Optional<DocumentDoor> door,
        Sources sources,
        References references,
        Optional<AccessTokens> tokens,
        AllowedAddresses allowed) {
    /** For versions that are checked or rehearsed. */
    static final Outside NOTHING = new Outside(
            Optional.empty(),
            Optional.empty(),
            Sources.NONE,
            References.NONE,
            Optional.empty(),
            AllowedAddresses.INTERNET);

    Outside allowing(AllowedAddresses others) {
        return new Outside(connections, door, sources, references, tokens, others);
    }
}
