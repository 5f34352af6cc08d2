package org.serai.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.Ref;
import org.serai.canonical.TenantId;
import org.serai.tenant.Tenant;
import org.serai.tenant.Tenants;

/**
 * Where the answer to a message goes: to the system of its order or ticket, else to the system whose event led to it, else
 * to the queue {@code replies.out}; each only where the tenant binds it and it takes answers. A carrier that takes none
 * thus hands the answer to the order's shop.
 */
final class AnswerTarget {
    /** Publishes to {@code replies.out}; takes everything. */
    static final ConnectorName QUEUE = new ConnectorName("jms");

    private static final Set<String> ANSWERABLE = Set.of("order", "ticket");
    private final Tenants tenants;
    private final AnswerTakers takers;

    AnswerTarget(Tenants tenants, AnswerTakers takers) {
        this.tenants = tenants;
        this.takers = takers;
    }

    ConnectorName of(SentMessage message) {
        return message.refs().stream()
                .filter(ref -> ANSWERABLE.contains(ref.type()))
                .map(ref -> bound(message.tenant(), ref.system()))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> bound(message.tenant(), message.connector().value()))
                .orElse(QUEUE);
    }

    /** The target's own business objects first, else in their order: a sink that reads the first ref finds its own. */
    static List<Ref> ordered(List<Ref> refs, ConnectorName target) {
        var ordered = new ArrayList<Ref>();
        refs.stream().filter(ref -> ref.system().equals(target.value())).forEach(ordered::add);
        refs.stream().filter(ref -> !ref.system().equals(target.value())).forEach(ordered::add);
        return List.copyOf(ordered);
    }

    private Optional<ConnectorName> bound(TenantId id, String system) {
        return tenants.find(id).map(Tenant::connectors).stream()
                .flatMap(connectors -> connectors.keySet().stream())
                .filter(connector -> connector.value().equals(system))
                .filter(connector -> takers.takesAnswers(id, connector))
                .findFirst();
    }
}
