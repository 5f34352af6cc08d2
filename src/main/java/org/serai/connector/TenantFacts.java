package org.serai.connector;

import java.util.Map;

/** What a mapping may know of the tenant it works for. */
public record TenantFacts(String region, String language, boolean phonesMustBeValid) {
    Map<String, Object> toTree() {
        return Map.of("region", region, "language", language, "phones", phonesMustBeValid ? "valid" : "possible");
    }
}
