package org.serai.flow;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.serai.flow.check.ComposedTemplates;
import org.serai.flow.source.ProjectFiles;

/** Which flows of the running version fill in which template; safe for many threads. */
public final class TemplateUsers {
    private volatile Map<String, TreeSet<String>> flows = Map.of();

    void set(ProjectFiles files) {
        var users = new TreeMap<String, TreeSet<String>>();
        for (String flow : files.flows()) {
            ComposedTemplates.in(files.routesOf(flow))
                    .keySet()
                    .forEach(template -> users.computeIfAbsent(template, t -> new TreeSet<>())
                            .add(flow));
        }
        flows = users;
    }

    /** In the order of the alphabet. */
    public List<String> flowsOf(String template) {
        return List.copyOf(flows.getOrDefault(template, new TreeSet<>()));
    }
}
