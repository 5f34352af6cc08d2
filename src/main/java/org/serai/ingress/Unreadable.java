package org.serai.ingress;

import java.util.Map;
import org.serai.canonical.DocumentException;
import org.serai.canonical.Tree;
import org.serai.json.Json;

/** Why a delivery is no document travels with it, in a header of its own that no system can send. */
final class Unreadable {
    static final String HEADER = "serai-unreadable";

    private Unreadable() {}

    static String header(DocumentException cause) {
        return Json.text(Map.of(
                "code", cause.code(),
                "where", cause.where(),
                "message", cause.getMessage(),
                "advice", cause.advice()));
    }

    /** @throws DocumentException where its format could not read it */
    static void check(Delivery delivery) {
        String header = delivery.headers().get(HEADER);
        if (header != null) {
            Tree cause = Tree.of(Json.parse(header));
            throw new DocumentException(
                    cause.text("code").orElse("document.unreadable"),
                    cause.text("where").orElse(""),
                    cause.text("message").orElse(""),
                    cause.text("advice").orElse(""));
        }
    }
}
