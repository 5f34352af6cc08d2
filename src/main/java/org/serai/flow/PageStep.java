package org.serai.flow;

import java.util.Map;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.SeraiException;
import org.serai.canonical.TenantId;
import org.serai.canonical.Tree;
import org.serai.canonical.UnavailableException;
import org.serai.connector.Headers;
import org.serai.flow.poll.PollPlan;
import org.serai.flow.poll.Round;
import org.serai.ingress.DocumentDoor;
import org.serai.json.Json;

/**
 * Hands each item of a page to the door; all are durable when this returns. One that is refused for good is parked, and
 * those beside it go on.
 */
public final class PageStep {
    private final Optional<DocumentDoor> door;

    PageStep(Optional<DocumentDoor> door) {
        this.door = door;
    }

    /** @param answer as {@link PageAnswerStep} gives it */
    public void accept(@Body @Nullable Object answer, @ExchangeProperty(Round.PROPERTY) @Nullable Round round) {
        DocumentDoor open = door.orElseThrow(() -> new IllegalStateException("no door in a rehearsal"));
        if (round == null) {
            throw new SeraiException(
                    "poll.no-round",
                    "",
                    "a page was handed in where nobody polls",
                    "begin the route with kamelet:poll-source, or use kamelet:accept-document-action");
        }
        Tree page = Tree.of(answer);
        for (Tree item : round.items(page)) {
            take(open, document(round.plan(), item));
            round.took(item);
        }
        round.turn(page);
    }

    private static void take(DocumentDoor open, DocumentDoor.Document item) {
        try {
            open.acceptTree(item);
        } catch (UnavailableException away) {
            throw away;
        } catch (SeraiException refused) {
            open.park(item, refused);
        }
    }

    private static DocumentDoor.Document document(PollPlan plan, Tree item) {
        return new DocumentDoor.Document(
                plan.tenant().isEmpty() ? null : new TenantId(plan.tenant()),
                new ConnectorName(plan.connector()),
                plan.naming().type().isEmpty() ? null : plan.naming().type(),
                plan.naming()
                        .deliveryId()
                        .read(Headers.ofSingle(Map.of()), item.node())
                        .orElse(null),
                Map.of(),
                Json.bytes(item.node()));
    }
}
