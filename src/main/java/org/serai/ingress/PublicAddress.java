package org.serai.ingress;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.SeraiException;
import org.serai.canonical.TenantId;

/**
 * How business systems write the address they call: as the request says, or, where a proxy stands before the hub, as the
 * setting says. A system that signs its address signs this one. What a proxy writes into headers is not asked.
 */
public record PublicAddress(String base) {
    private static final Pattern ADDRESS = Pattern.compile("https?://[^/?#\\s]+(/[^?#\\s]*[^/?#\\s])?");

    public PublicAddress {
        if (!base.isEmpty() && !ADDRESS.matcher(base).matches()) {
            throw new SeraiException(
                    "setting.invalid",
                    "serai.public-url",
                    "serai.public-url is no address: " + base,
                    "write it as https://hub.example, with the proxy's path if it has one, without a slash at the end");
        }
    }

    /** Where a system is to call; empty where nobody said how the hub is reached from outside. */
    public Optional<String> ofDoor(TenantId tenant, ConnectorName connector) {
        return base.isEmpty() ? Optional.empty() : Optional.of(base + "/in/" + tenant + "/" + connector);
    }

    String of(HttpServletRequest request) {
        String address = base.isEmpty() ? request.getRequestURL().toString() : base + request.getRequestURI();
        String query = request.getQueryString();
        return query == null ? address : address + "?" + query;
    }
}
