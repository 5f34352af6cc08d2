package org.serai.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.serai.finding.FieldReader;
import org.serai.finding.Finding;
import org.serai.finding.Findings;
import org.serai.finding.Yaml;
import org.serai.json.Json;

/** Reads texts in a format written as a descriptor writes it. */
final class Reading {
    private static final FieldReader.Codes CODES = new FieldReader.Codes("SERAI-C001", "SERAI-C002", "SERAI-C003");

    private Reading() {}

    static Format format(String block) {
        var findings = new Findings();
        Format format = format(block, findings);
        assertThat(findings.list()).isEmpty();
        return format;
    }

    static List<Finding> findings(String block) {
        var findings = new Findings();
        format(block, findings);
        return findings.list();
    }

    private static Format format(String block, Findings findings) {
        return Formats.read(
                Yaml.read("connector.yaml", block, findings).orElseThrow(), new FieldReader(findings, CODES));
    }

    static List<Entry> entries(String block, String text) {
        return entries(block, text.getBytes(StandardCharsets.UTF_8));
    }

    static List<Entry> entries(String block, byte[] bytes) {
        var entries = new ArrayList<Entry>();
        format(block).read(new ByteArrayInputStream(bytes)).forEachRemaining(entries::add);
        return entries;
    }

    /** Position and document as JSON, or position and what is wrong with it. */
    static String told(Entry entry) {
        return entry instanceof Entry.Document document
                ? document.position() + ": " + Json.text(document.tree())
                : entry.position() + "! " + ((Entry.Unreadable) entry).cause().getMessage();
    }

    static List<String> told(String block, String text) {
        return entries(block, text).stream().map(Reading::told).toList();
    }
}
