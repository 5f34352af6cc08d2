package org.serai.template.internal;

import org.serai.finding.YamlNode;
import org.serai.template.Template;

/** A template and the file it stands in. */
record Sheet(Template template, YamlNode node) {}
