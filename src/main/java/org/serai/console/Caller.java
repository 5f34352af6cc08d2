package org.serai.console;

import java.util.Set;
import org.serai.canonical.TenantId;

/** Who asks, for which tenant, and what the key opens. */
record Caller(TenantId tenant, String holder, Set<String> roles) {
    static final String ATTRIBUTE = "serai.caller";

    void needs(String role) {
        if (!roles.contains(role)) {
            throw new ApiException(
                    403, "auth.not-permitted", "this key does not open `" + role + "`", "ask for a key with that role");
        }
    }
}
