package org.serai.ingress;

import java.util.LinkedHashMap;
import java.util.Map;
import org.serai.canonical.DocumentException;
import org.serai.canonical.Tree;
import org.serai.json.Json;

/**
 * Why a delivery is no document travels with it, in a header of its own that no system can send; and whether its body can be
 * read by itself when the format was mended.
 */
final class Unreadable {
    static final String HEADER = "serai-unreadable";

    private Unreadable() {}

    static String header(DocumentException cause, boolean isKept) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("code", cause.code());
        tree.put("where", cause.where());
        tree.put("message", cause.getMessage());
        tree.put("advice", cause.advice());
        tree.put("kept", isKept);
        return Json.text(tree);
    }

    static boolean is(Delivery delivery) {
        return delivery.headers().containsKey(HEADER);
    }

    static boolean isKept(Delivery delivery) {
        return header(delivery).text("kept").filter("true"::equals).isPresent();
    }

    /** What was wrong with it when it came. */
    static DocumentException cause(Delivery delivery) {
        Tree cause = header(delivery);
        return new DocumentException(
                cause.text("code").orElse("document.unreadable"),
                cause.text("where").orElse(""),
                cause.text("message").orElse(""),
                cause.text("advice").orElse(""));
    }

    private static Tree header(Delivery delivery) {
        return Tree.of(Json.parse(delivery.headers().getOrDefault(HEADER, "{}")));
    }
}
