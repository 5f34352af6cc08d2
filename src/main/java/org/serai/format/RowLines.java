package org.serai.format;

import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What formats of lines have in common.
 *
 * @param skip so many lines before the first that counts
 */
record RowLines(Charset charset, int skip, int maxBytes) {
    static RowLines read(FormatBlock block) {
        return new RowLines(
                charset(block),
                block.text("skip-lines").isEmpty() ? 0 : block.number("skip-lines", 1, 1_000),
                block.number("max-bytes", 1_048_576, Allowance.ONE_DOCUMENT));
    }

    private static Charset charset(FormatBlock block) {
        String name = block.text("charset").orElse("utf-8");
        Optional<Charset> known = known(name).filter(Text::isFit);
        if (known.isEmpty()) {
            block.wrong(
                    block.node().get("charset"),
                    "`" + name + "` is no charset whose lines can be found",
                    "write utf-8, windows-1252, iso-8859-15 or the like");
        }
        return known.orElse(StandardCharsets.UTF_8);
    }

    private static Optional<Charset> known(String name) {
        try {
            return Charset.isSupported(name) ? Optional.of(Charset.forName(name)) : Optional.empty();
        } catch (IllegalCharsetNameException noName) {
            return Optional.empty();
        }
    }

    TextLines of(InputStream bytes) {
        return new TextLines(new Lines(bytes, maxBytes), this);
    }
}
