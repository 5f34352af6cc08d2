package org.serai.delivery;

import java.util.Optional;
import org.serai.canonical.Tree;
import org.serai.cloudapi.CloudApiError;
import org.serai.json.Json;
import org.serai.json.JsonException;

/** The error body of the Graph API: {@code {"error":{"message","type","code","error_data":{"details"},"error_subcode"}}}. */
final class GraphError {
    private GraphError() {}

    /** Empty for anything that is not such a body: a proxy's page, half a document, nothing. */
    static Optional<CloudApiError> read(int httpStatus, byte[] body) {
        Tree error = tree(body).at("error");
        return error.text("code")
                .filter(GraphError::isNumber)
                .map(code -> error(Integer.parseInt(code), error, httpStatus));
    }

    /** Empty where the bytes are no JSON. */
    static Tree tree(byte[] body) {
        try {
            return Tree.of(Json.parse(body));
        } catch (JsonException notJson) {
            return Tree.of(null);
        }
    }

    private static CloudApiError error(int code, Tree error, int httpStatus) {
        String message = error.text("message").orElse("");
        return new CloudApiError(
                code,
                error.text("error_subcode")
                        .filter(GraphError::isNumber)
                        .map(Integer::valueOf)
                        .orElse(null),
                message.replaceFirst("^\\(#\\d+\\) ", ""),
                message,
                error.text("error_data", "details")
                        .or(() -> error.text("error_data"))
                        .orElse(""),
                httpStatus);
    }

    private static boolean isNumber(String text) {
        return text.matches("\\d{1,9}");
    }
}
