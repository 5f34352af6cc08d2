package org.serai.delivery;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a sender's token may go for media: over TLS to the hosts of Meta, and to the very origin all our calls go to.
 *
 * @param patterns a host, or {@code *.} and a domain for every host below it
 */
record MediaHosts(URI base, List<String> patterns) {
    boolean allow(URI address) {
        String host = address.getHost();
        if (host == null || address.getUserInfo() != null) {
            return false;
        }
        return isBase(address)
                || "https".equalsIgnoreCase(address.getScheme()) && isListed(host.toLowerCase(Locale.ROOT));
    }

    private boolean isBase(URI address) {
        return Objects.equals(lower(base.getScheme()), lower(address.getScheme()))
                && Objects.equals(lower(base.getHost()), lower(address.getHost()))
                && base.getPort() == address.getPort();
    }

    private boolean isListed(String host) {
        return patterns.stream()
                .map(pattern -> pattern.trim().toLowerCase(Locale.ROOT))
                .anyMatch(pattern ->
                        pattern.startsWith("*.") ? host.endsWith(pattern.substring(1)) : host.equals(pattern));
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
