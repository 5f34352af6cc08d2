package org.serai.flow.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.DocumentException;
import org.serai.canonical.SeraiException;
import org.serai.canonical.TenantId;
import org.serai.canonical.UnavailableException;
import org.serai.ingress.Consignment;
import org.serai.ingress.Consignment.Tally;
import org.serai.ingress.DocumentDoor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the documents of a file to the door; all are durable when this returns. What becomes of the file is said in the
 * exchange's {@link TakenFile}: a refusal is a value. It throws only what a later try may mend, and leaves the file then.
 */
public final class AcceptFileStep {
    private static final Logger LOG = LoggerFactory.getLogger(AcceptFileStep.class);
    private final Optional<DocumentDoor> door;
    private final Clock clock;

    public AcceptFileStep(Optional<DocumentDoor> door, Clock clock) {
        this.door = door;
        this.clock = clock;
    }

    /**
     * @param type may be empty: then the connector's descriptor says where it stands
     * @param receipts {@code true}: the body is the list of what the sender may be told, see {@link FileReceipts}
     */
    public void accept(
            @Body GenericFile<?> file,
            Exchange exchange,
            String connector,
            String tenant,
            String type,
            String receipts) {
        var taken = new TakenFile(file.getFileNameOnly());
        var told = new FileReceipts(Boolean.parseBoolean(receipts), clock.instant());
        taken.bindTo(exchange);
        var consignment = new Consignment(
                tenant.isEmpty() ? null : new TenantId(tenant),
                new ConnectorName(connector),
                type.isBlank() ? null : type,
                FileName.shown(file.getFileNameOnly()));
        try {
            FileName.check(file.getFileNameOnly());
            try (Spool spool = Spool.of(DroppedFile.open(file), file.getFileLength(), consignment.name())) {
                taken.read(spool.key());
                unload(spool, consignment, taken);
                told.of(spool, consignment, door.orElseThrow());
            }
            told.bindTo(exchange, tenant);
        } catch (DocumentException refused) {
            LOG.warn("file {} of {} is refused: {}", consignment.name(), connector, refused.code());
            park(consignment, refused);
            taken.refuse(refused);
            told.bindTo(exchange, tenant);
        } catch (IOException broken) {
            throw new UnavailableException(connector, "a file of " + connector + " cannot be read", broken);
        }
    }

    /** For people to see where they look for what stopped; the file itself lies in failed, and is handed in again from there. */
    private void park(Consignment file, DocumentException refused) {
        byte[] name = file.name().getBytes(StandardCharsets.UTF_8);
        door.orElseThrow()
                .park(
                        new DocumentDoor.Document(file.tenant(), file.connector(), file.type(), null, Map.of(), name),
                        new SeraiException(
                                refused.code(),
                                refused.where(),
                                "file " + file.name() + ": " + refused.getMessage(),
                                refused.advice()));
    }

    private void unload(Spool spool, Consignment whole, TakenFile taken) throws IOException {
        DocumentDoor open = door.orElseThrow(() -> new IllegalStateException("no door in a rehearsal"));
        new Unpacked(spool, whole.name()).each((name, bytes) -> {
            var part = new Consignment(whole.tenant(), whole.connector(), whole.type(), name);
            Tally tally = open.unload(part, bytes, unloaded -> taken.tell(name, unloaded));
            taken.count(tally);
        });
    }
}
