package org.serai.flow.http;

/**
 * What a token is asked with: one tenant's access to one system in one scope. Prints no secret.
 *
 * @param refresh a refresh token; empty: the client's own credentials
 * @param isBasic whether the client names itself in the header instead of the form
 */
public record Grant(
        String tenant,
        String loginUrl,
        String clientId,
        String clientSecret,
        String scope,
        String refresh,
        boolean isBasic) {
    @Override
    public String toString() {
        return clientId + " of " + tenant + " at " + loginUrl;
    }
}
