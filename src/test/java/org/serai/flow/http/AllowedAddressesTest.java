package org.serai.flow.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.serai.canonical.SeraiException;

/** Where a tenant's settings may send the hub, and where not. */
class AllowedAddressesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "127.0.0.1",
                "10.0.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "100.100.100.200",
                "0.0.0.0",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "::ffff:169.254.169.254",
                "64:ff9b::a9fe:a9fe",
                "fd00:ec2::254",
                "fe80::1"
            })
    void what_is_not_the_internet_is_not_called(String address) throws UnknownHostException {
        var resolver = new GuardedResolver(AllowedAddresses.INTERNET);
        assertThatThrownBy(() -> resolver.resolve(address))
                .isInstanceOfSatisfying(
                        SeraiException.class, e -> assertThat(e.code()).isEqualTo("egress.address-refused"));
        assertThat(AllowedAddresses.INTERNET.refuses(
                        "https://" + (address.contains(":") ? "[" + address + "]" : address) + "/x"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "2606:4700::1111"})
    void what_is_the_internet_is(String address) throws UnknownHostException {
        assertThat(new GuardedResolver(AllowedAddresses.INTERNET).resolve(address))
                .hasSize(1);
    }

    @Test
    void a_name_that_means_an_address_inside_is_refused_when_it_is_connected_to() {
        var resolver = new GuardedResolver(AllowedAddresses.INTERNET, answering("8.8.8.8", "169.254.169.254"));
        assertThatThrownBy(() -> resolver.resolve("innocent.example"))
                .hasMessageContaining("innocent.example")
                .hasMessageContaining("169.254.169.254");
    }

    @Test
    void what_a_setting_names_is_called_and_nothing_beside_it() throws UnknownHostException {
        var allowed = AllowedAddresses.of("erp.lan, *.depot.lan, 10.1.0.0/16, ::1");
        assertThat(new GuardedResolver(allowed, answering("10.9.9.9")).resolve("ERP.lan"))
                .hasSize(1);
        assertThat(new GuardedResolver(allowed, answering("10.9.9.9")).resolve("a.depot.lan"))
                .hasSize(1);
        assertThat(new GuardedResolver(allowed).resolve("10.1.255.1")).hasSize(1);
        assertThat(allowed.refuses("http://[::1]:8080")).isFalse();
        for (String other : new String[] {"xerp.lan", "depot.lan", "erp.lan.example"}) {
            var resolver = new GuardedResolver(allowed, answering("10.9.9.9"));
            assertThatThrownBy(() -> resolver.resolve(other)).isInstanceOf(SeraiException.class);
        }
    }

    @Test
    void only_an_address_one_can_see_is_told_before_it_is_called() {
        assertThat(AllowedAddresses.INTERNET.refuses("http://localhost:8069")).isTrue();
        assertThat(AllowedAddresses.INTERNET.refuses("https://acme.example")).isFalse();
        assertThat(AllowedAddresses.INTERNET.refuses("10.0.0.1")).isFalse();
        assertThat(AllowedAddresses.INTERNET.refuses("not a url %%%")).isFalse();
    }

    @Test
    void a_setting_nobody_can_read_is_told_with_its_name() {
        assertThatThrownBy(() -> AllowedAddresses.of("10.0.0.0/99"))
                .isInstanceOfSatisfying(
                        SeraiException.class, e -> assertThat(e.where()).isEqualTo("SERAI_EGRESS_ALLOW"))
                .hasMessageContaining("10.0.0.0/99");
    }

    private static DnsResolver answering(String... addresses) {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                var found = new InetAddress[addresses.length];
                for (int i = 0; i < addresses.length; i++) {
                    found[i] = InetAddress.getByAddress(
                            host, InetAddress.getByName(addresses[i]).getAddress());
                }
                return found;
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }
}
