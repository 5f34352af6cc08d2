package org.serai.template.internal;

import java.util.List;
import java.util.Map;
import org.serai.finding.Findings;
import org.serai.finding.Place;
import org.serai.finding.YamlNode;
import org.serai.template.Button;
import org.serai.template.Wording;

/** A reply flow knows buttons by id: whoever reads German must be able to tap what a reader of English can. */
record ButtonsAlike(YamlNode languages, Findings findings) {

    void check(Map<String, Wording> wordings) {
        var entries = List.copyOf(wordings.entrySet());
        for (var entry : entries) {
            List<String> first = kinds(entries.get(0).getValue());
            if (!kinds(entry.getValue()).equals(first)
                    && readWhole(entries.get(0).getKey())
                    && readWhole(entry.getKey())) {
                findings.error(
                        Codes.BUTTONS_DIFFER,
                        place(entry.getKey(), kinds(entry.getValue()), first),
                        "the buttons in `" + entry.getKey() + "` are not those in `"
                                + entries.get(0).getKey() + "`: " + kinds(entry.getValue()) + ", not " + first,
                        "same kinds and ids in the same order in every language");
                return;
            }
        }
    }

    /** The first button that differs, or the list that lacks one. */
    private Place place(String language, List<String> here, List<String> there) {
        List<YamlNode> items = languages.get(language).get("buttons").items();
        for (int i = 0; i < items.size(); i++) {
            if (i >= there.size() || !here.get(i).equals(there.get(i))) {
                return items.get(i).place();
            }
        }
        return languages.get(language).key("buttons").place();
    }

    /** A button that could not be read has a finding already. */
    private boolean readWhole(String language) {
        return findings.list().stream()
                .noneMatch(finding -> finding.line() >= first(language) && finding.line() <= last(language));
    }

    private int first(String language) {
        return languages.key(language).place().line();
    }

    private int last(String language) {
        return languages.entries().keySet().stream()
                        .mapToInt(this::first)
                        .filter(line -> line > first(language))
                        .min()
                        .orElse(Integer.MAX_VALUE - 1)
                - 1;
    }

    private static List<String> kinds(Wording wording) {
        return wording.buttons().stream()
                .map(button -> button.fold(Button.QuickReply::id, url -> "a link", phone -> "a phone number"))
                .toList();
    }
}
