package org.serai.connector;

import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.ConnectorName;
import org.serai.finding.Finding;
import org.serai.finding.Findings;
import org.serai.finding.Place;
import org.serai.finding.Suggestion;
import org.serai.finding.YamlNode;
import org.serai.mapping.CanonicalSchemas;
import org.serai.mapping.Mappings;

/** Reads one folder and keeps it to its rules. */
record FolderReader(FolderFiles files, Mappings mappings, CanonicalSchemas schemas, Findings findings) {
    /** @param isSound so that its samples can be looked at */
    record ReadFolder(FolderFiles files, YamlNode root, Connector connector, boolean isSound) {}

    Optional<ReadFolder> read() {
        if (!isName(files.name())) {
            findings.error(
                    "SERAI-C004",
                    Place.start(files.nameOf(files.folder())),
                    "not a name for a connector",
                    "lower-case letters, digits and hyphens");
            return Optional.empty();
        }
        if (!files.has("connector.yaml")) {
            findings.error(
                    "SERAI-C014",
                    Place.start(files.nameOf(files.folder())),
                    "a folder without connector.yaml",
                    "add it, or move the folder away");
            return Optional.empty();
        }
        return files.yaml(files.folder().resolve("connector.yaml"), findings).map(this::folder);
    }

    private static boolean isName(String folder) {
        try {
            return !new ConnectorName(folder).value().isEmpty();
        } catch (IllegalArgumentException badName) {
            return false;
        }
    }

    private ReadFolder folder(YamlNode root) {
        long before = errors();
        var descriptor = new DescriptorReader(root, files.name(), schemas.types(), findings).read();
        boolean mapped = checkMappings(root, descriptor);
        new StatusRules(mappings.tables(), schemas, findings).check(descriptor);
        var connector = new Connector(descriptor, verification(root, descriptor), new EventMaker(mappings, schemas));
        boolean sound = mapped && errors() == before;
        new RouteRules(files, root, descriptor, findings).check();
        new KameletFolder(files, findings).check();
        return new ReadFolder(files, root, connector, sound);
    }

    private long errors() {
        return findings.list().stream().filter(Finding::isError).count();
    }

    private @Nullable Verification verification(YamlNode root, Descriptor descriptor) {
        YamlNode webhook = root.get("webhook");
        if (webhook.isMissing()) {
            return null;
        }
        if (webhook.get("verify").isMissing()) {
            findings.error(
                    "SERAI-C002",
                    webhook.place(),
                    "`verify` is missing",
                    "name a scheme; `scheme: none` for no signature");
            return null;
        }
        return new VerificationReader(webhook.get("verify"), descriptor.settings(), findings).read();
    }

    /** True when every mapping the descriptor names is there and compiles. */
    private boolean checkMappings(YamlNode root, Descriptor descriptor) {
        boolean complete = true;
        for (YamlNode node : root.get("documents").items()) {
            String mapping = node.text("mapping").orElse("");
            boolean loaded = mappings.find(descriptor.name() + "/" + mapping).isPresent();
            complete &= loaded;
            if (!loaded && !mapping.isEmpty() && !files.has(mapping)) {
                findings.error(
                        "SERAI-C005", node.get("mapping").place(), "there is no file " + mapping, suggestion(mapping));
            }
        }
        return complete;
    }

    private String suggestion(String mapping) {
        var known = new TreeSet<String>();
        mappings.all().stream()
                .filter(m -> m.path().startsWith(files.name() + "/"))
                .forEach(m -> known.add(m.path().substring(files.name().length() + 1)));
        return known.isEmpty() ? "add it" : Suggestion.didYouMean(mapping, known);
    }
}
