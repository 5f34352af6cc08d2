package org.serai.template.internal;

import java.util.List;
import java.util.Optional;
import org.serai.finding.Findings;
import org.serai.finding.YamlNode;
import org.serai.template.Button;
import org.serai.template.Wording;

/** The words of one language. */
record WordingReader(Source source, Findings findings) {

    Optional<Wording> read(YamlNode node) {
        return Fields.of(node, source, findings).map(this::read);
    }

    private Wording read(Fields fields) {
        fields.expect(List.of("body"), List.of("header", "footer", "buttons"));
        var rules = new TextRules(source, findings);
        Optional<String> header = fields.text("header");
        header.ifPresent(text -> rules.header(text, fields.at("header")));
        Optional<String> body = fields.text("body").map(WordingReader::withoutLastBreak);
        body.ifPresent(text -> rules.body(text, fields.at("body")));
        Optional<String> footer = fields.text("footer");
        footer.ifPresent(text -> rules.footer(text, fields.at("footer")));
        List<Button> buttons =
                new ButtonReader(source, findings).read(fields.node().get("buttons"));
        return new Wording(header.orElse(null), body.orElse(""), footer.orElse(null), buttons);
    }

    /** A block text ({@code |}) ends with a line break nobody means. */
    private static String withoutLastBreak(String text) {
        return text.stripTrailing();
    }
}
