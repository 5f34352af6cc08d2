package org.serai.flow.check;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.serai.finding.YamlNode;
import org.serai.flow.camel.Address;
import org.serai.flow.source.KameletFile;

/** No Kamelet comes back to itself through those it uses: it would have no end when it is put into a route. */
final class KameletCircles {
    private final Checks checks;

    KameletCircles(Checks checks) {
        this.checks = checks;
    }

    void check(KameletFile kamelet) {
        uses(kamelet)
                .filter(use -> named(use).filter(used -> leadsTo(used, kamelet)).isPresent())
                .findFirst()
                .ifPresent(use -> checks.error(
                        "SERAI-R057",
                        use.get("uri").isMissing() ? use : use.get("uri"),
                        "`" + kamelet.name() + "` comes back to itself through this",
                        "let one of the Kamelets in the circle do without the next"));
    }

    private boolean leadsTo(KameletFile from, KameletFile kamelet) {
        return leadsTo(from, kamelet, new HashSet<>());
    }

    private boolean leadsTo(KameletFile from, KameletFile kamelet, Set<String> seen) {
        return from.name().equals(kamelet.name())
                || seen.add(from.name())
                        && uses(from)
                                .flatMap(use -> named(use).stream())
                                .anyMatch(used -> leadsTo(used, kamelet, seen));
    }

    private Optional<KameletFile> named(YamlNode use) {
        return Address.of(use).kamelet().flatMap(checks::kamelet);
    }

    private static Stream<YamlNode> uses(KameletFile kamelet) {
        return uses(kamelet.template().get("from").get("steps"));
    }

    private static Stream<YamlNode> uses(YamlNode node) {
        return Stream.concat(
                Stream.of(node.get("to")).filter(to -> !to.isMissing()),
                Stream.concat(node.items().stream(), node.entries().values().stream())
                        .flatMap(KameletCircles::uses));
    }
}
