package org.serai.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.serai.tenant.ApiKey;
import org.serai.tenant.Tenant;
import org.serai.tenant.Tenants;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Every call under {@code /api/v1} brings a bearer key; the key says whose data it sees. */
final class ApiKeyFilter extends OncePerRequestFilter {
    private static final String BEARER = "Bearer ";
    private final Tenants tenants;
    private final HandlerExceptionResolver problems;

    /** @param problems makes the answer of a refusal, as for any controller */
    ApiKeyFilter(Tenants tenants, HandlerExceptionResolver problems) {
        this.tenants = tenants;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().equals("/api/v1/openapi.json");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Caller> caller = caller(request.getHeader("Authorization"));
        if (caller.isEmpty()) {
            response.setHeader("WWW-Authenticate", "Bearer");
            problems.resolveException(request, response, null, noKey());
            return;
        }
        request.setAttribute(Caller.ATTRIBUTE, caller.get());
        chain.doFilter(request, response);
    }

    private Optional<Caller> caller(@org.jspecify.annotations.Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.empty();
        }
        byte[] shown = header.substring(BEARER.length()).trim().getBytes(StandardCharsets.UTF_8);
        Optional<Caller> found = Optional.empty();
        for (Tenant tenant : tenants.all()) {
            for (ApiKey key : tenant.apiKeys()) {
                if (MessageDigest.isEqual(key.key().value().getBytes(StandardCharsets.UTF_8), shown)) {
                    found = Optional.of(new Caller(tenant.id(), key.holder(), key.roles()));
                }
            }
        }
        return found;
    }

    private static ApiException noKey() {
        return new ApiException(
                401, "auth.missing", "no valid API key", "send Authorization: Bearer and a key of tenants/*.yaml");
    }
}
