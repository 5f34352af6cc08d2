package org.serai.flow.file;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.serai.ingress.Consignment;
import org.serai.ingress.DocumentDoor;

/**
 * What the sender of one file may be told, where the route asks for it. Each receipt has a {@code key} of the file's content
 * and its place in it: the same file read again gives the same; and {@code at}, when that was.
 */
final class FileReceipts {
    private final boolean isWanted;
    private final Instant at;
    private final List<Map<String, Object>> receipts = new ArrayList<>();

    FileReceipts(boolean isWanted, Instant at) {
        this.isWanted = isWanted;
        this.at = at;
    }

    /** A second reading of the disk, which only those pay who ask. */
    void of(Spool spool, Consignment whole, DocumentDoor door) throws IOException {
        if (isWanted) {
            new Unpacked(spool, whole.name()).each((name, bytes) -> {
                var part = new Consignment(whole.tenant(), whole.connector(), whole.type(), name);
                door.receipts(part, bytes).forEach(receipt -> add(spool.key(), name, receipt));
            });
        }
    }

    private void add(String key, String file, Map<String, Object> receipt) {
        var tree = new LinkedHashMap<>(receipt);
        tree.put("key", key + "-" + (receipts.size() + 1));
        tree.put("file", file);
        tree.put("at", at.toString());
        receipts.add(tree);
    }

    /** For the mapping behind it, which may ask for the tenant's settings. */
    void bindTo(Exchange exchange, String tenant) {
        if (isWanted) {
            exchange.setVariable("tenant", tenant);
            exchange.getMessage().setBody(receipts);
        }
    }
}
