package org.serai.conversation;

import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.TenantId;
import org.serai.canonical.Wamid;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Media that customers sent, as far as they were fetched. */
public final class MediaStore {
    private static final String SELECT =
            "select media_id, wamid, state, mime_type, sha256, bytes, error, copy from media where tenant = :tenant and ";
    private final JdbcClient jdbc;
    private final MediaChunks chunks;

    MediaStore(JdbcClient jdbc, MediaChunks chunks) {
        this.jdbc = jdbc;
        this.chunks = chunks;
    }

    /**
     * @param state waiting, kept, refused or gone
     * @param sha256 hex; of the kept bytes once they are kept
     * @param error why it is not kept, or not yet
     */
    public record Medium(
            String mediaId,
            Wamid wamid,
            String state,
            @Nullable String mimeType,
            @Nullable String sha256,
            long bytes,
            @Nullable String error) {}

    public List<Medium> of(TenantId tenant, Wamid wamid) {
        return jdbc.sql(SELECT + "wamid = :wamid")
                .param("tenant", tenant.value())
                .param("wamid", wamid.value())
                .query(MediaStore::read)
                .list();
    }

    /** The kept bytes; memory stays small however large they are. Empty unless the state is kept. */
    public Optional<InputStream> open(TenantId tenant, String mediaId) {
        return jdbc.sql("select copy from media where tenant = :tenant and media_id = :mediaId and state = 'kept'")
                .param("tenant", tenant.value())
                .param("mediaId", mediaId)
                .query(UUID.class)
                .optional()
                .map(chunks::open);
    }

    private static Medium read(ResultSet row, int index) throws SQLException {
        return new Medium(
                row.getString("media_id"),
                new Wamid(row.getString("wamid")),
                row.getString("state"),
                row.getString("mime_type"),
                row.getString("sha256"),
                row.getLong("bytes"),
                row.getString("error"));
    }
}
