package org.serai.finding;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads YAML 1.2 so that every value knows its place. One document a file; no duplicate keys; aliases bounded. */
public final class Yaml {
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setAllowDuplicateKeys(false)
            .setMaxAliasesForCollections(50)
            .setCodePointLimit(3_000_000)
            .build();

    private Yaml() {}

    /** Empty when the text is no YAML; the finding {@code SERAI-Y001} then says where. */
    public static Optional<YamlNode> read(String file, String text, Findings findings) {
        try {
            return Optional.of(
                    new YamlNode(file, new Compose(SETTINGS).composeString(text).orElse(null)));
        } catch (MarkedYamlEngineException broken) {
            Place place = broken.getProblemMark()
                    .map(m -> Place.at(file, m.getLine() + 1, m.getColumn() + 1))
                    .orElse(Place.start(file));
            findings.error("SERAI-Y001", place, "not YAML: " + broken.getProblem(), "mind indentation and quotes");
        } catch (YamlEngineException broken) {
            findings.error("SERAI-Y001", Place.start(file), "not YAML: " + broken.getMessage(), null);
        }
        return Optional.empty();
    }
}
