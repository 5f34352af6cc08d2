package org.serai.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.serai.canonical.SeraiException;
import org.springframework.mock.web.MockHttpServletRequest;

class PublicAddressTest {
    private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/in/acme/hubspot");

    PublicAddressTest() {
        request.setServerName("10.0.0.7");
        request.setServerPort(8080);
        request.addHeader("X-Forwarded-Host", "elsewhere.example");
        request.addHeader("X-Forwarded-Proto", "https");
    }

    @Test
    void without_a_setting_the_address_is_the_one_of_the_request_whatever_a_proxy_says() {
        assertThat(new PublicAddress("").of(request)).isEqualTo("http://10.0.0.7:8080/in/acme/hubspot");
    }

    @Test
    void behind_a_proxy_it_is_the_one_that_was_set_with_the_path_and_query_of_the_request() {
        request.setQueryString("a=1");

        assertThat(new PublicAddress("https://hub.example").of(request))
                .isEqualTo("https://hub.example/in/acme/hubspot?a=1");
        assertThat(new PublicAddress("https://example.com:8443/serai").of(request))
                .isEqualTo("https://example.com:8443/serai/in/acme/hubspot?a=1");
    }

    @Test
    void what_is_no_address_stops_the_start_and_is_named() {
        for (String bad :
                List.of("hub.example", "https://", "https://hub.example/", "ftp://hub.example", "https://h?q")) {
            assertThatThrownBy(() -> new PublicAddress(bad))
                    .isInstanceOfSatisfying(
                            SeraiException.class, e -> assertThat(e.where()).isEqualTo("serai.public-url"));
        }
    }
}
