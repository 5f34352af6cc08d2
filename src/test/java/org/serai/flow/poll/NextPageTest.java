package org.serai.flow.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.serai.canonical.SeraiException;
import org.serai.canonical.Tree;

/** Where a link to the next page may lead. */
class NextPageTest {
    private static final Paging PAGING =
            Paging.of(Map.of("nextLink", "/next", "pageSize", "0", "base", "https://erp.example/api"));

    private static Map<String, Object> after(String link) {
        var answer = Tree.of(Map.of("body", Map.of("next", link)));
        return new NextPage(PAGING).of(answer, 1).orElseThrow();
    }

    @Test
    void it_leads_below_the_systems_address_however_it_is_written() {
        assertThat(after("https://ERP.example/api/orders?page=2"))
                .isEqualTo(Map.of("path", "/orders", "query", "page=2"));
        assertThat(after("/api/orders/page/2")).isEqualTo(Map.of("path", "/orders/page/2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://erp.example.evil/api/orders",
                "https://evil@erp.example/api/orders",
                "https://erp.example:8443/api/orders",
                "http://erp.example/api/orders",
                "//evil.example/api/orders",
                "/apix/orders",
                "/api/../admin",
                "https://%%%"
            })
    void anywhere_else_it_is_not_followed(String link) {
        assertThatThrownBy(() -> after(link))
                .isInstanceOfSatisfying(
                        SeraiException.class, e -> assertThat(e.code()).isEqualTo("poll.link-elsewhere"));
    }
}
