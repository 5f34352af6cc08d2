package org.serai.sandbox.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The page with the phones. It may run its own script only and load nothing from elsewhere. */
final class Page implements Handler {
    private final String html;

    Page() {
        try (@Nullable InputStream file = Page.class.getResourceAsStream("/sandbox/phones.html")) {
            html = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public Answer handle(Call call) {
        var random = new byte[18];
        ThreadLocalRandom.current().nextBytes(random);
        String nonce = Base64.getEncoder().encodeToString(random);
        return Answer.text(200, html.replace("%NONCE%", nonce))
                .with(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src 'nonce-" + nonce + "'; style-src 'nonce-" + nonce
                                + "'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none';"
                                + " frame-ancestors 'none'")
                .with("X-Content-Type-Options", "nosniff")
                .with("Referrer-Policy", "no-referrer")
                .with("Cache-Control", "no-store");
    }
}
