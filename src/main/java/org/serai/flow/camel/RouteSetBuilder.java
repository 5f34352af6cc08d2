package org.serai.flow.camel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.SeraiException;
import org.serai.finding.Findings;
import org.serai.finding.Place;
import org.serai.finding.YamlNode;
import org.serai.flow.source.ProjectFiles;
import org.serai.flow.source.RouteFile;

/**
 * Builds one version. Whatever Camel refuses is a finding at the route it concerns, and nothing is left running.
 *
 * @param bindings connectors' routes are there once for each of these
 * @param rehearsal sources and sinks are left out, see {@link Recorder}
 */
public record RouteSetBuilder(
        ProjectFiles files, List<Binding> bindings, Surroundings surroundings, boolean rehearsal) {

    private record Part(String file, Object tree) {}

    public Optional<RouteSet> build(String name, Findings findings) {
        var rehearsed = new Rehearsed(files, rehearsal);
        var parts = new ArrayList<Part>();
        var instances = new Instances(files);
        var places = new HashMap<String, Place>();
        for (RouteFile file : files.routes()) {
            for (@Nullable Binding binding : bindings(file)) {
                var rewriter = new RouteRewriter(file, binding, rehearsed, instances);
                parts.add(new Part(
                        file.file(), file.kind() == RouteFile.Kind.ERRORS ? errors(file) : rewriter.rewrite()));
                file.routes().forEach(route -> places.put(route.text("id").orElse(""), place(route)));
            }
        }
        return build(name, parts, instances, places, findings);
    }

    private static Object errors(RouteFile file) {
        Object tree = file.root().toTree();
        return tree == null ? List.of() : tree;
    }

    private static Place place(YamlNode route) {
        return route.get("id").isMissing() ? route.place() : route.get("id").place();
    }

    private List<@Nullable Binding> bindings(RouteFile file) {
        var found = new ArrayList<@Nullable Binding>();
        if (file.isConnector()) {
            bindings.stream().filter(b -> b.connector().equals(file.owner())).forEach(found::add);
        } else {
            found.add(null);
        }
        return found;
    }

    private Optional<RouteSet> build(
            String name, List<Part> parts, Instances instances, Map<String, Place> places, Findings findings) {
        var dispatcher = new Dispatcher();
        DefaultCamelContext context = new ContextFactory(surroundings).create(name, dispatcher, bindings, instances);
        try {
            load(context, parts);
            context.start();
            return Optional.of(new RouteSet(context, dispatcher));
        } catch (Exception refused) {
            context.stop();
            Throwable root = root(refused);
            findings.error(
                    "SERAI-R040", where(refused, places, parts), "Camel refuses it: " + reason(root), wayOut(root));
            return Optional.empty();
        }
    }

    private void load(DefaultCamelContext context, List<Part> parts) throws Exception {
        var loader = new Loader(context);
        var builders = new ArrayList<RoutesBuilder>();
        for (Part part : parts) {
            if (!List.of().equals(part.tree())) {
                builders.add(loader.route(part.file(), part.tree()));
            }
        }
        for (RoutesBuilder builder : builders) {
            loader.configure(builder);
        }
        for (RoutesBuilder builder : builders) {
            context.addRoutes(builder);
        }
    }

    private static Place where(Exception refused, Map<String, Place> places, List<Part> parts) {
        Place found = null;
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof FailedToCreateRouteException failed && failed.getRouteId() != null) {
                String id = failed.getRouteId();
                Place here = places.containsKey(id) ? places.get(id) : places.get(id.split("@", 2)[0]);
                found = here == null ? found : here;
            }
        }
        return found != null
                ? found
                : Place.start(parts.isEmpty() ? "routes" : parts.get(0).file());
    }

    private String reason(Throwable root) {
        return new Redaction(bindings).redact(String.valueOf(root.getMessage()).split("\n", 2)[0]);
    }

    /** What we refuse ourselves, Camel passes on. */
    private static @Nullable String wayOut(Throwable root) {
        return root instanceof SeraiException ours ? ours.advice() : null;
    }

    private static Throwable root(Throwable refused) {
        Throwable root = refused;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }
}
