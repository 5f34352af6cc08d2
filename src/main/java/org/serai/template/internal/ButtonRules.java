package org.serai.template.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.serai.finding.Findings;
import org.serai.finding.Place;
import org.serai.finding.YamlNode;
import org.serai.template.Button;
import org.serai.template.MetaLimits;

/** How many buttons of which kind, and in which order. Source: Meta, template components. */
record ButtonRules(YamlNode node, Findings findings) {

    void check(List<Button> buttons) {
        if (buttons.size() != node.items().size()) {
            return; // a button with an error of its own
        }
        count("buttons", buttons, Button.class, MetaLimits.BUTTONS);
        count("link buttons", buttons, Button.Url.class, MetaLimits.URL_BUTTONS);
        count("phone buttons", buttons, Button.Phone.class, MetaLimits.PHONE_BUTTONS);
        contiguous(buttons);
        distinct(buttons);
    }

    private void count(String what, List<Button> buttons, Class<? extends Button> kind, int max) {
        long count = buttons.stream().filter(kind::isInstance).count();
        if (count > max) {
            findings.error(Codes.BUTTON_COUNT, node.place(), count + " " + what + ", Meta takes " + max, "remove some");
        }
    }

    /** Two groups, quick replies and the others; neither may be torn apart. */
    private void contiguous(List<Button> buttons) {
        int turns = 0;
        for (int i = 1; i < buttons.size(); i++) {
            turns += isQuick(buttons.get(i)) == isQuick(buttons.get(i - 1)) ? 0 : 1;
            if (turns == 2) {
                findings.error(
                        Codes.BUTTON_ORDER,
                        node.items().get(i).place(),
                        "quick replies and other buttons are mixed",
                        "put all quick replies first or all of them last");
                return;
            }
        }
    }

    private static boolean isQuick(Button button) {
        return button instanceof Button.QuickReply;
    }

    private void distinct(List<Button> buttons) {
        Set<String> ids = new HashSet<>();
        Set<String> labels = new HashSet<>();
        for (int i = 0; i < buttons.size(); i++) {
            YamlNode item = node.items().get(i);
            if (buttons.get(i) instanceof Button.QuickReply reply && !ids.add(reply.id())) {
                doubled("button id `" + reply.id() + "`", item.get("id").place());
            }
            if (!labels.add(buttons.get(i).text())) {
                doubled(
                        "label `" + buttons.get(i).text() + "`",
                        item.get("text").place());
            }
        }
    }

    private void doubled(String what, Place place) {
        findings.error(Codes.BUTTON_ID, place, what + " stands here twice", "give each button its own");
    }
}
