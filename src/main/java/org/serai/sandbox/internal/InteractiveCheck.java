package org.serai.sandbox.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.serai.cloudapi.CloudApiError;

/** The shapes and lengths of interactive messages. Their type may be written in capitals, as one public client does. */
final class InteractiveCheck {
    private InteractiveCheck() {}

    static Optional<CloudApiError> judge(Node interactive) {
        String type = interactive.lower("type");
        if (type.isEmpty()) {
            return ContentCheck.missing("interactive.type");
        }
        if (!interactive.has("action")) {
            return ContentCheck.missing("interactive.action");
        }
        Node action = interactive.object("action");
        int longest = "list".equals(type) ? 4096 : 1024;
        boolean bodiless = "product".equals(type) || "carousel".equals(type);
        Optional<CloudApiError> body = bodiless
                ? Optional.empty()
                : ContentCheck.sized(interactive.object("body"), "text", "interactive.body.text", longest);
        return body.or(() -> frame(interactive)).or(() -> switch (type) {
            case "button" -> buttons(action.objects("buttons"));
            case "list" -> list(action);
            case "cta_url" -> link(action.object("parameters"));
            case "flow" ->
                ContentCheck.sized(
                        action.object("parameters"), "flow_cta", "interactive.action.parameters.flow_cta", 30);
            case "location_request_message", "request_contact_info", "address_message" ->
                ContentCheck.required(action, "interactive.action", "name");
            case "product", "product_list", "catalog_message", "order_details", "order_status", "carousel" ->
                Optional.empty();
            default -> ContentCheck.invalid("interactive.type '" + type + "' is not known");
        });
    }

    private static Optional<CloudApiError> frame(Node interactive) {
        Node header = interactive.object("header");
        if ("text".equals(header.lower("type")) && header.text("text", "").length() > 60) {
            return ContentCheck.invalid("interactive.header.text has at most 60 characters");
        }
        return interactive.object("footer").text("text", "").length() > 60
                ? ContentCheck.invalid("interactive.footer.text has at most 60 characters")
                : Optional.empty();
    }

    private static Optional<CloudApiError> buttons(List<Node> buttons) {
        if (buttons.isEmpty() || buttons.size() > 3) {
            return ContentCheck.invalid("interactive.action.buttons holds 1 to 3 buttons");
        }
        var replies = buttons.stream().map(button -> button.object("reply")).toList();
        for (Node reply : replies) {
            Optional<CloudApiError> wrong = ContentCheck.sized(reply, "id", "reply.id", 256)
                    .or(() -> ContentCheck.sized(reply, "title", "reply.title", 20));
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        boolean distinct = distinct(replies, "id") && distinct(replies, "title");
        return distinct ? Optional.empty() : ContentCheck.invalid("button ids and titles must be distinct");
    }

    private static Optional<CloudApiError> list(Node action) {
        List<Node> sections = action.objects("sections");
        var rows = new ArrayList<Node>();
        sections.forEach(section -> rows.addAll(section.objects("rows")));
        if (sections.isEmpty() || sections.size() > 10 || rows.isEmpty() || rows.size() > 10) {
            return ContentCheck.invalid("a list has 1 to 10 sections and 1 to 10 rows in all");
        }
        if (sections.size() > 1
                && sections.stream()
                        .anyMatch(s -> !s.filled("title") || s.text("title", "").length() > 24)) {
            return ContentCheck.invalid("each of several sections needs a title of at most 24 characters");
        }
        for (Node row : rows) {
            Optional<CloudApiError> wrong = ContentCheck.sized(row, "id", "rows.id", 200)
                    .or(() -> ContentCheck.sized(row, "title", "rows.title", 24));
            if (wrong.isPresent()) {
                return wrong;
            }
            if (row.text("description", "").length() > 72) {
                return ContentCheck.invalid("rows.description has at most 72 characters");
            }
        }
        return distinct(rows, "id")
                ? ContentCheck.sized(action, "button", "interactive.action.button", 20)
                : ContentCheck.invalid("row ids must be distinct");
    }

    private static Optional<CloudApiError> link(Node parameters) {
        return ContentCheck.sized(parameters, "display_text", "interactive.action.parameters.display_text", 20)
                .or(() -> ContentCheck.sized(parameters, "url", "interactive.action.parameters.url", 2000));
    }

    private static boolean distinct(List<Node> nodes, String key) {
        var seen = new HashSet<String>();
        return nodes.stream().allMatch(node -> seen.add(node.text(key, "")));
    }
}
