package org.serai.flow.check;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.serai.finding.Place;
import org.serai.finding.YamlNode;
import org.serai.flow.camel.Precondition;
import org.serai.flow.source.RouteFile;

/** Every file of routes: what stands at its top, and each route. */
final class RouteRules {
    private static final Set<String> ROUTE_KEYS =
            Set.of("id", "description", "note", "from", "routeConfigurationId", "autoStartup", "group", "precondition");
    private final Checks checks;
    private final Map<String, Place> ids = new HashMap<>();

    RouteRules(Checks checks) {
        this.checks = checks;
    }

    void check(RouteFile file) {
        if (!file.root().isSequence()) {
            checks.error("SERAI-R001", file.root(), "a file of routes is a list", "begin with `- route:`");
            return;
        }
        file.root().items().forEach(item -> item(file, item));
        if (file.isFlow()) {
            new PlaceholderRules(checks).flow(file.root());
        }
    }

    private void item(RouteFile file, YamlNode item) {
        for (String key : item.keys()) {
            boolean errors = file.kind() == RouteFile.Kind.ERRORS;
            if (errors == key.equals("routeConfiguration") && (errors || key.equals("route"))) {
                if (key.equals("route")) {
                    route(file, item.get(key), item.key(key));
                }
            } else {
                misplaced(key, item.key(key), errors);
            }
        }
    }

    private void misplaced(String key, YamlNode at, boolean errors) {
        Optional<Words.Banned> banned = Words.banned(key);
        if (banned.isPresent()) {
            checks.error(
                    banned.get().code(),
                    at,
                    "`" + key + "` " + banned.get().why(),
                    banned.get().instead());
        } else if (key.equals("routeConfiguration")) {
            checks.error("SERAI-R034", at, "error handling outside routes/errors.camel.yaml", "move it there");
        } else if (key.equals("beans")) {
            checks.error("SERAI-R033", at, "`beans` names Java in a route", "use a Kamelet of routes/steps");
        } else {
            checks.error(
                    "SERAI-R002",
                    at,
                    "`" + key + "` does not belong here",
                    errors ? "only `routeConfiguration`" : "only `route`");
        }
    }

    private void route(RouteFile file, YamlNode route, YamlNode at) {
        id(route, at);
        if (route.text("description").isEmpty()) {
            checks.error(
                    "SERAI-R004",
                    route.isMissing() ? at : place(route, at),
                    "the route has no description",
                    "say in one sentence what it does");
        }
        for (String key : route.keys()) {
            key(route, key);
        }
        precondition(file, route.get("precondition"));
        YamlNode from = route.get("from");
        if (from.isMissing() || from.get("steps").items().isEmpty()) {
            checks.error(
                    "SERAI-R010",
                    from.isMissing() ? at : route.key("from"),
                    "the route has no " + (from.isMissing() ? "`from`" : "steps"),
                    null);
            return;
        }
        Scope scope = file.isFlow() ? Scope.FLOW : Scope.CONNECTOR;
        var steps = new StepRules(checks, scope, file.owner());
        steps.endpoints().source(from);
        steps.check(from.get("steps"));
    }

    /** A flow has no settings at all, which is said of each of its placeholders. */
    private void precondition(RouteFile file, YamlNode node) {
        boolean isOne = node.isMissing()
                || Precondition.of(node.text().orElse(""))
                        .filter(needs -> file.isFlow() || needs.isOf(file.owner()))
                        .isPresent();
        if (!isOne) {
            checks.error(
                    "SERAI-R043",
                    node,
                    "a precondition names settings of this folder, and nothing else",
                    "write \"{{?" + file.owner() + ".directory}}\" where the route is for tenants that give it, "
                            + "\"!{{?…}}\" where it is for the others");
        }
    }

    private static YamlNode place(YamlNode route, YamlNode at) {
        return route.get("id").isMissing() ? at : route.get("id");
    }

    private void key(YamlNode route, String key) {
        if (ROUTE_KEYS.contains(key)) {
            return;
        }
        Optional<Words.Banned> banned = Words.banned(key);
        if (banned.isPresent()) {
            checks.error(
                    banned.get().code(),
                    route.key(key),
                    "`" + key + "` " + banned.get().why(),
                    banned.get().instead());
        } else {
            checks.error(
                    "SERAI-R013",
                    route.key(key),
                    "a route has no setting `" + key + "`",
                    Checks.didYouMean(key, ROUTE_KEYS));
        }
    }

    private void id(YamlNode route, YamlNode at) {
        Optional<String> id = route.text("id");
        if (id.isEmpty()) {
            checks.error("SERAI-R003", at, "the route has no id", "name it after what it does");
        } else if (!id.get().matches("[a-z0-9][a-z0-9-]*")) {
            checks.error(
                    "SERAI-R003",
                    route.get("id"),
                    "`" + id.get() + "` is no route id",
                    "small letters, digits and dashes");
        } else {
            Place first = ids.putIfAbsent(id.get(), route.get("id").place());
            if (first != null) {
                checks.error(
                        "SERAI-R006",
                        route.get("id"),
                        "the route id `" + id.get() + "` is there twice, also at " + first.file() + ":" + first.line(),
                        "give each its own");
            }
        }
    }
}
