package org.serai.conversation;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The table {@code media_chunk}: the bytes of media in pieces, each committed for itself, so that neither memory nor a
 * transaction grows with the medium. They count once the row in {@code media} says {@code kept}.
 */
final class MediaChunks {
    static final int CHUNK = 1024 * 1024;
    private static final String APPEND = """
            insert into media_chunk (copy, no, bytes)
            select :copy, :no, :bytes from media
             where tenant = :tenant and media_id = :mediaId and copy = :copy and state = 'waiting'
            """;
    private final JdbcClient jdbc;

    MediaChunks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How a copy ended. */
    enum End {
        COMPLETE,
        TOO_LARGE,
        LEASE_LOST
    }

    /** The number of bytes that were read, and why reading ended. */
    record Copied(long bytes, End end) {}

    Copied copy(MediaClaim claim, DigestInputStream source, long maxBytes) throws IOException {
        long total = 0;
        for (int no = 0; ; no++) {
            byte[] chunk = source.readNBytes(CHUNK);
            total += chunk.length;
            if (total > maxBytes) {
                return new Copied(total, End.TOO_LARGE);
            }
            if (chunk.length > 0 && !append(claim, no, chunk)) {
                return new Copied(total, End.LEASE_LOST);
            }
            if (chunk.length < CHUNK) {
                return new Copied(total, End.COMPLETE);
            }
        }
    }

    void drop(UUID copy) {
        jdbc.sql("delete from media_chunk where copy = :copy")
                .param("copy", copy)
                .update();
    }

    /** Reads piece by piece, each when it is needed. */
    InputStream open(UUID copy) {
        return new ChunkedInputStream(no -> chunk(copy, no));
    }

    private boolean append(MediaClaim claim, int no, byte[] chunk) {
        return jdbc.sql(APPEND)
                        .param("copy", claim.copy())
                        .param("no", no)
                        .param("bytes", chunk)
                        .param("tenant", claim.tenant().value())
                        .param("mediaId", claim.mediaId())
                        .update()
                == 1;
    }

    private Optional<byte[]> chunk(UUID copy, int no) {
        return jdbc.sql("select bytes from media_chunk where copy = :copy and no = :no")
                .param("copy", copy)
                .param("no", no)
                .query((row, index) -> row.getBytes("bytes"))
                .optional();
    }
}
