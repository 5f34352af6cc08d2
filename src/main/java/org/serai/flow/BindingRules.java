package org.serai.flow;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.serai.connector.Connector;
import org.serai.connector.Connectors;
import org.serai.connector.Setting;
import org.serai.finding.Finding;
import org.serai.finding.Findings;
import org.serai.finding.Suggestion;
import org.serai.flow.http.AllowedAddresses;
import org.serai.tenant.ConnectorBinding;
import org.serai.tenant.Tenant;

/** What tenants fill in for connectors, held against what the connectors ask for. */
record BindingRules(Connectors connectors, AllowedAddresses allowed, Findings findings) {
    void check(Collection<Tenant> tenants) {
        tenants.forEach(tenant -> tenant.connectors().values().forEach(this::check));
    }

    private void check(ConnectorBinding bound) {
        Optional<Connector> connector = connectors.find(bound.connector());
        if (connector.isEmpty()) {
            Set<String> known =
                    connectors.all().stream().map(c -> c.name().value()).collect(Collectors.toSet());
            warn(
                    "SERAI-N014",
                    bound,
                    "there is no folder connectors/" + bound.connector(),
                    Suggestion.didYouMean(bound.connector().value(), known));
            return;
        }
        var settings = connector.get().descriptor().settings();
        settings.values().forEach(setting -> check(bound, setting));
        bound.settings().forEach((name, value) -> address(bound, name, value));
        var given = new TreeSet<>(bound.settings().keySet());
        given.addAll(bound.secrets().keySet());
        given.removeAll(settings.keySet());
        given.forEach(name -> warn(
                "SERAI-N015",
                bound,
                bound.connector() + " has no setting `" + name + "`",
                Suggestion.didYouMean(name, settings.keySet())));
    }

    private void address(ConnectorBinding bound, String name, String value) {
        if (allowed.refuses(value)) {
            warn(
                    "SERAI-N022",
                    bound,
                    bound.connector() + "'s `" + name + "` is an address inside, where the hub calls nobody",
                    "name it in SERAI_EGRESS_ALLOW where it is your own system");
        }
    }

    private void check(ConnectorBinding bound, Setting setting) {
        String name = setting.name();
        if (setting.isSecret() && bound.settings().containsKey(name)) {
            findings.error(
                    "SERAI-N007",
                    bound.place(),
                    bound.connector() + "'s `" + name + "` is a secret and stands among its settings",
                    "put the value into the environment or the secrets directory, and its name under `secrets`");
        } else if (isWanted(bound, setting)
                && setting.defaultValue() == null
                && bound.value(name).isEmpty()) {
            findings.error(
                    "SERAI-N013", bound.place(), bound.connector() + "'s `" + name + "` is missing", wayOut(setting));
        }
    }

    private static boolean isWanted(ConnectorBinding bound, Setting setting) {
        String other = setting.requiredWithout();
        return setting.required()
                || other != null
                        && bound.value(other).filter(value -> !value.isBlank()).isEmpty();
    }

    private static String wayOut(Setting setting) {
        String other = setting.requiredWithout() == null ? "" : ", or give `" + setting.requiredWithout() + "`";
        return given(setting) + other;
    }

    private static String given(Setting setting) {
        return setting.isSecret()
                ? "write `secrets: { " + setting.name() + ": NAME }` with the name of a secret; it is the "
                        + setting.title().toLowerCase(java.util.Locale.ROOT)
                : "write `settings: { " + setting.name() + ": "
                        + Optional.ofNullable(setting.example()).orElse("...") + " }`";
    }

    private void warn(String code, ConnectorBinding bound, String message, String suggestion) {
        findings.add(Finding.warning(code, bound.place(), message, suggestion));
    }
}
