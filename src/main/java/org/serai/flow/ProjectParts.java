package org.serai.flow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.serai.connector.Connector;
import org.serai.connector.Connectors;
import org.serai.connector.Setting;
import org.serai.finding.Findings;
import org.serai.finding.Folder;
import org.serai.flow.check.Knowledge;
import org.serai.flow.check.ProjectRules;
import org.serai.flow.check.WrittenKeys;
import org.serai.flow.source.ProjectFiles;
import org.serai.mapping.CanonicalSchemas;
import org.serai.mapping.LookupListener;
import org.serai.mapping.Mappings;
import org.serai.mapping.Vocabulary;
import org.serai.template.Catalogue;
import org.serai.template.Formats;
import org.serai.template.Template;

/** All files of a project, read once by the rooms that know them. Immutable. */
record ProjectParts(
        ProjectFiles files,
        Connectors connectors,
        Mappings flowMappings,
        Catalogue catalogue,
        CanonicalSchemas schemas) {

    static ProjectParts read(Path folder, CanonicalSchemas schemas, LookupListener lookups, Findings findings) {
        ProjectFiles files = ProjectFiles.read(folder, findings);
        Path root = files.root();
        Connectors connectors = Connectors.load(root.resolve("connectors"), schemas, lookups, findings);
        Mappings flows = Mappings.load(root.resolve("routes"), vocabulary(), findings);
        Catalogue catalogue = Catalogue.load(root.resolve("routes/templates"), findings);
        return new ProjectParts(files, connectors, flows, catalogue, schemas);
    }

    /** What a flow's mapping may say beside JSLT. */
    private static Vocabulary vocabulary() {
        return Vocabulary.of(Set.of("locale", "zone"), new Formats().functions());
    }

    void check(Findings findings) {
        ProjectRules.check(files, knowledge(), findings);
    }

    private Knowledge knowledge() {
        return new Knowledge(knownConnectors(), knownTemplates(), knownMappings(), schemas.types());
    }

    private Map<String, Optional<Knowledge.Connector>> knownConnectors() {
        var known = new TreeMap<String, Optional<Knowledge.Connector>>();
        Folder.folders(files.root().resolve("connectors"))
                .forEach(folder -> known.put(folder.getFileName().toString(), Optional.empty()));
        for (Connector connector : connectors.all()) {
            var settings = connector.descriptor().settings().values().stream()
                    .collect(Collectors.toMap(Setting::name, Setting::required));
            known.put(
                    connector.name().value(),
                    Optional.of(new Knowledge.Connector(
                            settings, connector.descriptor().answers())));
        }
        return known;
    }

    private Map<String, Optional<Knowledge.Template>> knownTemplates() {
        var known = new TreeMap<String, Optional<Knowledge.Template>>();
        catalogue.names().forEach(name -> known.put(name, Optional.empty()));
        catalogue.all().forEach(template -> known.put(template.name().value(), Optional.of(known(template))));
        return known;
    }

    private static Knowledge.Template known(Template template) {
        Set<String> required = template.parameters().values().stream()
                .filter(parameter -> parameter.isRequired())
                .map(parameter -> parameter.name())
                .collect(Collectors.toSet());
        return new Knowledge.Template(template.parameters().keySet(), required);
    }

    private Map<String, Optional<WrittenKeys>> knownMappings() {
        var known = new LinkedHashMap<String, Optional<WrittenKeys>>();
        for (String flow : files.flows()) {
            String file = "routes/flows/" + flow + "/" + flow + ".jslt";
            if (files.has(file)) {
                known.put(flow, written(file));
            }
        }
        return known;
    }

    private Optional<WrittenKeys> written(String file) {
        try {
            return WrittenKeys.of(file, Files.readString(files.root().resolve(file), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
