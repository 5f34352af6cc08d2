package org.serai.flow;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.SeraiException;
import org.serai.json.Json;
import org.serai.json.JsonException;

/** Between trees and JSON text in UTF-8, for what a Kamelet sends and gets. An answer is read up to 10 MB. */
public final class JsonStep {
    private static final int MOST = 10 * 1024 * 1024;

    JsonStep() {}

    /** Whoever sends the text on writes it in UTF-8, whatever the machine's own charset is. */
    public String write(@Body @Nullable Object tree, Exchange exchange) {
        exchange.setProperty(ExchangePropertyKey.CHARSET_NAME, StandardCharsets.UTF_8.name());
        return tree instanceof byte[] written ? new String(written, StandardCharsets.UTF_8) : Json.text(Trees.of(tree));
    }

    /** An empty answer is an empty object. */
    public Object read(@Body @Nullable Object answer) {
        byte[] bytes = bytes(answer);
        if (bytes.length == 0) {
            return new java.util.LinkedHashMap<String, Object>();
        }
        try {
            Object tree = Json.parse(bytes);
            return tree == null ? new java.util.LinkedHashMap<String, Object>() : tree;
        } catch (JsonException broken) {
            throw new SeraiException(
                    "connector.answer-unreadable",
                    broken.place(),
                    "the system's answer is no JSON",
                    "see its address in the tenant's settings",
                    broken);
        }
    }

    private static byte[] bytes(@Nullable Object answer) {
        if (answer instanceof byte[] bytes) {
            return bytes;
        }
        if (answer instanceof InputStream stream) {
            return drained(stream);
        }
        return answer == null ? new byte[0] : answer.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] drained(InputStream stream) {
        try (stream) {
            byte[] bytes = stream.readNBytes(MOST + 1);
            if (bytes.length > MOST) {
                throw new SeraiException(
                        "connector.answer-too-large", "", "the system's answer has more than 10 MB", "ask it for less");
            }
            return bytes;
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }
}
