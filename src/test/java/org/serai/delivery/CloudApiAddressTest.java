package org.serai.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.serai.canonical.SeraiException;

class CloudApiAddressTest {
    @Test
    void the_version_follows_the_base_whether_or_not_it_ends_in_a_slash() {
        assertThat(new CloudApiAddress("http://127.0.0.1:8090/", "v26.0").base())
                .isEqualTo("http://127.0.0.1:8090/v26.0");
        assertThat(new CloudApiAddress("https://proxy.example/meta", "v26.0").base())
                .isEqualTo("https://proxy.example/meta/v26.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"graph.facebook.com", "ftp://graph.facebook.com", "https://", "http://a b"})
    void what_is_no_address_is_refused_at_the_start(String url) {
        var refused = catchThrowableOfType(SeraiException.class, () -> new CloudApiAddress(url, "v26.0"));
        assertThat(refused.where()).isEqualTo("SERAI_CLOUD_API_URL");
    }
}
