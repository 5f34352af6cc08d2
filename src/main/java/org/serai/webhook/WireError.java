package org.serai.webhook;

import java.util.Optional;
import org.serai.canonical.Tree;
import org.serai.cloudapi.CloudApiError;

/** The first of {@code errors[]}. {@code error_data} may be missing or a mere text. */
final class WireError {
    private WireError() {}

    static Optional<CloudApiError> of(Tree item) {
        return item.items("errors").stream().findFirst().map(WireError::read);
    }

    private static CloudApiError read(Tree error) {
        String title = error.text("title").or(() -> error.text("message")).orElse("");
        return new CloudApiError(
                error.text("code")
                        .filter(code -> code.matches("[0-9]{1,9}"))
                        .map(Integer::parseInt)
                        .orElse(0),
                null,
                title,
                error.text("message").orElse(title),
                error.text("error_data", "details")
                        .or(() -> error.text("error_data"))
                        .orElse(""),
                0);
    }
}
