package org.serai.flow.source;

import org.serai.finding.YamlNode;

/** One {@code *.test.yaml} that is YAML. */
public record TestFile(String file, YamlNode root) {}
