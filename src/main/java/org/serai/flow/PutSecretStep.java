package org.serai.flow;

import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.SeraiException;
import org.serai.canonical.Tree;
import org.serai.connector.Part;

/**
 * Puts a secret into the tree of a request, since mappings see none. Of several live ones it is the first: the one that is
 * to be used from now on. The secret is a variable of the run, gone when this returns.
 */
public final class PutSecretStep {
    private static final String VARIABLE = "put-secret";

    PutSecretStep() {}

    /**
     * @param at names, separated by slashes, of the maps that lead to it
     * @throws SeraiException {@code setting.missing} where the tenant gives none
     */
    public Object put(@Body @Nullable Object body, Exchange exchange, String at) {
        Object held = exchange.removeVariable(VARIABLE);
        String secret = held == null ? "" : held.toString().strip().split(" ", 2)[0];
        if (secret.isEmpty()) {
            throw new SeraiException(
                    "setting.missing",
                    at,
                    "a secret that the call needs is not set",
                    "set it in the tenant's file, under `secrets` of the connector");
        }
        return Tree.of(body).with(secret, Part.steps(at)).map();
    }
}
