package org.serai.connector;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Tree;
import org.serai.json.Json;
import org.serai.json.JsonException;

/**
 * Where a request carries its signature or token: in a header, in the query of the address, or in the document.
 *
 * @param prefix stands before it
 * @param separator stands between several signatures in one header; empty where there is one
 */
record Proof(Place place, String name, String prefix, String separator) {
    enum Place {
        HEADER("the header"),
        QUERY("the query parameter"),
        POINTER("every document at");

        private final String words;

        Place(String words) {
            this.words = words;
        }
    }

    /** The different values there; more than one of them is nobody's. {@code documents} takes a body apart. */
    Set<String> values(SignedRequest request, Function<byte[], List<byte[]>> documents) {
        return switch (place) {
            case HEADER -> request.headers().different(name);
            case QUERY -> Query.of(request.url()).values(name);
            case POINTER -> inDocuments(documents.apply(request.body()));
        };
    }

    /** The signatures in one value: several, where the system writes some for the old secret and some for the new one. */
    List<String> items(String value) {
        return itemsOf(value, separator);
    }

    static List<String> itemsOf(String value, String separator) {
        if (separator.isEmpty()) {
            return List.of(value);
        }
        return Arrays.stream(value.split(Pattern.quote(separator)))
                .map(String::strip)
                .toList();
    }

    String where() {
        return place.words + " " + name;
    }

    /** A document without it is answered like one with another: a batch is taken whole or not at all. */
    private Set<String> inDocuments(List<byte[]> documents) {
        var found = new LinkedHashSet<String>();
        documents.forEach(document -> found.add(at(document)));
        return found.equals(Set.of("")) ? Set.of() : found;
    }

    private String at(byte[] document) {
        try {
            return text(Json.parse(document));
        } catch (JsonException unreadable) {
            return "";
        }
    }

    private String text(@Nullable Object document) {
        return Tree.of(document).at(Part.steps(name)).text().orElse("");
    }
}
