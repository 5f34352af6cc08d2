package org.serai.connector;

import java.util.List;
import org.serai.canonical.DocumentException;
import org.serai.canonical.Tree;
import org.serai.json.Json;
import org.serai.json.JsonException;

/**
 * Where a body holds several documents: in the array at a JSON Pointer, the empty one being the body itself. A body that
 * has no such array, or nothing in it, is one document.
 */
public record Batch(String pointer) {
    private static final int MOST = 1_000;

    List<byte[]> documents(byte[] body) {
        List<Tree> items = items(body);
        checkSize(items.size(), pointer);
        return items.isEmpty()
                ? List.of(body)
                : items.stream().map(item -> Json.bytes(item.node())).toList();
    }

    static void checkSize(int documents, String where) {
        if (documents > MOST) {
            throw new DocumentException(
                    "document.too-large", where, "more than 1,000 documents in one body", "send fewer at a time");
        }
    }

    private List<Tree> items(byte[] body) {
        try {
            return Tree.of(Json.parse(body)).items(Part.steps(pointer));
        } catch (JsonException unreadable) {
            // it is kept all the same, and parked when it is mapped
            return List.of();
        }
    }
}
