package org.serai.json;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON to plain trees (maps in document order, lists, strings, numbers, truth values, null) and back. Bounded: 500 levels
 * deep, numbers of 100 digits. Decimals keep their digits. Text after the document is an error.
 */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(500)
                            .maxNumberLength(100)
                            .maxStringLength(20_000_000)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final ObjectReader ONE_OF_SEVERAL =
            MAPPER.readerFor(Object.class).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Json() {}

    /** @throws JsonException when the bytes are not one JSON document in UTF-8 within the bounds */
    public static @Nullable Object parse(byte[] bytes) {
        try {
            return MAPPER.readValue(bytes, Object.class);
        } catch (JacksonException broken) {
            throw failed(broken);
        }
    }

    public static @Nullable Object parse(String text) {
        return parse(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws JsonException when the document is anything but an object */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> parseObject(byte[] bytes) {
        if (parse(bytes) instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new JsonException("1:1", "an object was expected", null);
    }

    public static Map<String, Object> parseObject(String text) {
        return parseObject(text.getBytes(StandardCharsets.UTF_8));
    }

    public static byte[] bytes(@Nullable Object tree) {
        return MAPPER.writeValueAsBytes(tree);
    }

    public static String text(@Nullable Object tree) {
        return MAPPER.writeValueAsString(tree);
    }

    public static String pretty(@Nullable Object tree) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(tree);
    }

    static JsonParser parser(InputStream in) {
        return MAPPER.createParser(in);
    }

    /** The one value the parser stands at; others may follow. */
    static @Nullable Object value(JsonParser at) {
        return ONE_OF_SEVERAL.readValue(at);
    }

    static JsonException failed(JacksonException broken) {
        return new JsonException(place(broken), broken.getOriginalMessage(), broken);
    }

    private static String place(JacksonException broken) {
        return broken.getLocation() == null
                ? "1:1"
                : broken.getLocation().getLineNr() + ":" + broken.getLocation().getColumnNr();
    }
}
