package org.serai.format;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Bytes as text in a declared charset; never as whatever they happen to give in another. */
record Text(Charset charset) {
    /** Those whose first half is ASCII: lines and separators are found before anything is decoded. */
    static boolean isFit(Charset charset) {
        String ascii = "\n\r,;\t|\"09azAZ";
        return ascii.equals(new String(ascii.getBytes(StandardCharsets.US_ASCII), charset));
    }

    /** Empty where the bytes are not in this charset, or look like UTF-8 that was put into a file of another. */
    Optional<String> of(byte[] bytes) {
        Optional<String> utf8 = decoded(bytes, StandardCharsets.UTF_8);
        if (charset.equals(StandardCharsets.UTF_8)) {
            return utf8;
        }
        boolean strange = utf8.filter(text -> text.length() < bytes.length).isPresent();
        return strange && isSingleByte() ? Optional.empty() : decoded(bytes, charset);
    }

    private boolean isSingleByte() {
        return charset.newDecoder().maxCharsPerByte() == 1
                && charset.newEncoder().maxBytesPerChar() == 1;
    }

    private static Optional<String> decoded(byte[] bytes, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException other) {
            return Optional.empty();
        }
    }
}
