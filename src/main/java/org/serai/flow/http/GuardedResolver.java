package org.serai.flow.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Finds the addresses of a host and gives only those a call may reach. What it gives is what is connected to, so a name that
 * means another address a moment later changes nothing.
 */
public final class GuardedResolver implements DnsResolver {
    private final AllowedAddresses allowed;
    private final DnsResolver names;

    public GuardedResolver(AllowedAddresses allowed) {
        this(allowed, SystemDefaultDnsResolver.INSTANCE);
    }

    GuardedResolver(AllowedAddresses allowed, DnsResolver names) {
        this.allowed = allowed;
        this.names = names;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] found = names.resolve(host);
        for (InetAddress address : found) {
            allowed.check(host, address);
        }
        return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return names.resolveCanonicalHostname(host);
    }
}
