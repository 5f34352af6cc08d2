package org.serai.format.edi;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.serai.finding.YamlNode;
import org.serai.format.FormatBlock;

/** Reads {@code format: { name: edi, … }}. */
record EdiBlock(FormatBlock block) {
    EdiFormat read() {
        block.keys("charset", "trailers", "messages");
        String trailers = block.fields().oneOf(block.node(), "trailers", "checked", List.of("checked", "ignored"));
        return new EdiFormat(rules(), charset(), trailers.equals("checked"));
    }

    private @Nullable Charset charset() {
        Optional<String> name = block.text("charset");
        try {
            return name.map(Charset::forName).orElse(null);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            block.wrong(block.node().get("charset"), "unknown charset", "ISO-8859-1, windows-1252 and UTF-8 are usual");
            return null;
        }
    }

    private Map<String, MessageRule> rules() {
        var rules = new LinkedHashMap<String, MessageRule>();
        block.node().get("messages").entries().forEach((type, node) -> rules.put(type, rule(node)));
        return Map.copyOf(rules);
    }

    private MessageRule rule(YamlNode node) {
        block.fields().keys(node, Set.of("groups", "each"));
        Outline outline = outline(node.get("groups"));
        String each = node.text("each").orElse("");
        if (!each.isEmpty() && !outline.groups().containsKey(each)) {
            block.wrong(node.get("each"), "`" + each + "` is none of the outer groups", "name it in `groups`");
        }
        return new MessageRule(outline, each);
    }

    private Outline outline(YamlNode groups) {
        try {
            return OutlineReader.read(groups.text().orElse(""));
        } catch (IllegalArgumentException wrong) {
            block.wrong(groups, String.valueOf(wrong.getMessage()), "write NAD(CTA(COM)) LIN(*), say");
            return Outline.FLAT;
        }
    }
}
