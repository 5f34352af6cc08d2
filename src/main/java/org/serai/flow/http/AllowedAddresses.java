package org.serai.flow.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.serai.canonical.SeraiException;

/**
 * Where calls to business systems may go: everywhere on the Internet, and of what is not the Internet (this machine, private
 * networks, link-local addresses as those of cloud metadata) only where a setting names it. Immutable.
 */
public final class AllowedAddresses {
    /** Nothing but the Internet. */
    public static final AllowedAddresses INTERNET = of("");

    /** What no public host has. Source: the special-purpose registries of IANA (RFC 6890), and what embeds IPv4 in IPv6. */
    private static final List<Block> INSIDE = List.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "224.0.0.0/3",
                    "::/96",
                    "64:ff9b::/96",
                    "64:ff9b:1::/48",
                    "2002::/16",
                    "fc00::/7",
                    "fe80::/10",
                    "fec0::/10",
                    "ff00::/8")
            .stream()
            .flatMap(text -> Block.read(text).stream())
            .toList();

    private final String setting;
    private final List<Block> blocks;
    private final List<String> names;

    private AllowedAddresses(String setting, List<Block> blocks, List<String> names) {
        this.setting = setting;
        this.blocks = blocks;
        this.names = names;
    }

    /** @param setting names ({@code erp.lan}, {@code *.lan}), addresses and ranges, separated by commas */
    public static AllowedAddresses of(String setting) {
        var blocks = new ArrayList<Block>();
        var names = new ArrayList<String>();
        for (String entry : Arrays.stream(setting.split(",")).map(String::strip).toList()) {
            Optional<Block> block = Block.read(entry);
            block.ifPresent(blocks::add);
            if (block.isEmpty() && !entry.isEmpty()) {
                names.add(name(entry));
            }
        }
        return new AllowedAddresses(setting, List.copyOf(blocks), List.copyOf(names));
    }

    private static String name(String entry) {
        if (!entry.matches("(\\*\\.)?[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*")) {
            throw new SeraiException(
                    "setting.invalid",
                    "SERAI_EGRESS_ALLOW",
                    "`" + entry + "` is no host, address or range",
                    "write erp.lan, *.lan, 10.1.2.3 or 10.1.0.0/16, separated by commas");
        }
        return entry.toLowerCase(Locale.ROOT);
    }

    /** As it was written; {@link #of} reads it again. */
    public String setting() {
        return setting;
    }

    /** @throws SeraiException {@code egress.address-refused} where no call may go there */
    void check(String host, InetAddress address) {
        if (!permits(host, address)) {
            throw new SeraiException(
                    "egress.address-refused",
                    host,
                    host + " is an address inside (" + address.getHostAddress() + "), where calls may not go",
                    "where it is your own system, name it in SERAI_EGRESS_ALLOW; else mend the tenant's settings");
        }
    }

    boolean permits(String host, InetAddress address) {
        return INSIDE.stream().noneMatch(block -> block.holds(address))
                || blocks.stream().anyMatch(block -> block.holds(address))
                || names.stream().anyMatch(name -> isNamed(name, host.toLowerCase(Locale.ROOT)));
    }

    private static boolean isNamed(String name, String host) {
        return name.startsWith("*.") ? host.endsWith(name.substring(1)) : host.equals(name);
    }

    /** True for a URL that says by itself, without a name server, that it leads where no call may go. */
    public boolean refuses(String url) {
        return host(url).filter(this::isInside).isPresent();
    }

    private static Optional<String> host(String url) {
        try {
            URI uri = URI.create(url);
            boolean isHttp = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return isHttp
                    ? Optional.ofNullable(uri.getHost()).map(host -> host.replaceAll("[\\[\\]]", ""))
                    : Optional.empty();
        } catch (IllegalArgumentException noUrl) {
            return Optional.empty();
        }
    }

    private boolean isInside(String host) {
        try {
            boolean isLocal = host.equalsIgnoreCase("localhost");
            return (isLocal || Block.read(host).isPresent())
                    && !permits(host, InetAddress.getByName(isLocal ? "127.0.0.1" : host));
        } catch (UnknownHostException unreadable) {
            return false;
        }
    }
}
