package org.serai.json;

import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.JacksonIOException;

/**
 * The items of one array of a document, read as they are asked for, within the bounds of {@link Json}. Nothing behind the
 * array is looked at.
 */
public final class JsonItems implements Iterator<@Nullable Object> {
    private final JsonParser parser;
    private boolean isAhead;
    private boolean isOver;

    /**
     * @param path the keys that lead to the array; empty where it is the document itself
     * @throws JsonException when there is no such array, and from the iterator when the text is no JSON; then it is over
     * @throws UncheckedIOException when the stream breaks off, here and from the iterator
     */
    public JsonItems(InputStream in, List<String> path) {
        try {
            parser = Json.parser(in);
            parser.nextToken();
            path.forEach(this::enter);
        } catch (JacksonException broken) {
            throw failed(broken);
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new JsonException("1:1", "there is no array at /" + String.join("/", path), null);
        }
    }

    private void enter(String key) {
        boolean isObject = parser.currentToken() == JsonToken.START_OBJECT;
        while (isObject && parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean found = key.equals(parser.currentName());
            parser.nextToken();
            if (found) {
                return;
            }
            parser.skipChildren();
        }
    }

    @Override
    public boolean hasNext() {
        try {
            if (!isAhead && !isOver) {
                isOver = parser.nextToken() == JsonToken.END_ARRAY;
                isAhead = !isOver;
            }
            return isAhead;
        } catch (JacksonException broken) {
            throw failed(broken);
        }
    }

    @Override
    public @Nullable Object next() {
        if (!hasNext()) {
            throw new NoSuchElementException("there is no item behind the last one");
        }
        isAhead = false;
        try {
            return Json.value(parser);
        } catch (JacksonException broken) {
            throw failed(broken);
        }
    }

    private RuntimeException failed(JacksonException broken) {
        isOver = true;
        return broken instanceof JacksonIOException io ? new UncheckedIOException(io.getCause()) : Json.failed(broken);
    }
}
