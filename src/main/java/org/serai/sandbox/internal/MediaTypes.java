package org.serai.sandbox.internal;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which files Meta takes, and how large. Source: Meta, media. */
final class MediaTypes {
    private static final long MB = 1024 * 1024;
    private static final Map<String, Long> MOST = Map.ofEntries(
            Map.entry("image/jpeg", 5 * MB),
            Map.entry("image/png", 5 * MB),
            Map.entry("image/webp", 512_000L),
            Map.entry("audio/aac", 16 * MB),
            Map.entry("audio/amr", 16 * MB),
            Map.entry("audio/mpeg", 16 * MB),
            Map.entry("audio/mp4", 16 * MB),
            Map.entry("audio/ogg", 16 * MB),
            Map.entry("video/mp4", 16 * MB),
            Map.entry("video/3gpp", 16 * MB),
            Map.entry("text/plain", 100 * MB),
            Map.entry("application/pdf", 100 * MB),
            Map.entry("application/msword", 100 * MB),
            Map.entry("application/vnd.ms-excel", 100 * MB),
            Map.entry("application/vnd.ms-powerpoint", 100 * MB),
            Map.entry("application/vnd.openxmlformats-officedocument.wordprocessingml.document", 100 * MB),
            Map.entry("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", 100 * MB),
            Map.entry("application/vnd.openxmlformats-officedocument.presentationml.presentation", 100 * MB));

    private MediaTypes() {}

    /** Without parameters such as {@code ; codecs=opus}. */
    static String plain(String mime) {
        return mime.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
    }

    /** Why the file is not taken, if it is not. */
    static Optional<String> refusal(String mime, long size) {
        Long most = MOST.get(plain(mime));
        if (most == null) {
            return Optional.of(
                    "Param file must be a file with one of the supported types; received file of type '" + mime + "'");
        }
        return size > most
                ? Optional.of("a file of type " + plain(mime) + " has at most " + most + " bytes, found " + size)
                : Optional.empty();
    }
}
