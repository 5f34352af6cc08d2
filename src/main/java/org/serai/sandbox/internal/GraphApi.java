package org.serai.sandbox.internal;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.serai.json.Json;
import org.serai.json.JsonException;
import org.serai.sandbox.BusinessNumber;

/** {@code /{version}/{object}[/{edge}]} as the Graph API has it: who is asked for, by whom, and what. */
final class GraphApi implements Handler {
    private static final Pattern VERSION = Pattern.compile("v\\d{1,3}\\.\\d");
    private final House house;
    private final String accessToken;
    private final MessagesEndpoint messages;
    private final MediaEndpoint media;
    private final TemplatesEndpoint templates;
    private final NumbersEndpoint numbers;
    private final Overrides overrides;

    GraphApi(
            House house,
            String accessToken,
            MessagesEndpoint messages,
            MediaEndpoint media,
            TemplatesEndpoint templates,
            NumbersEndpoint numbers,
            Overrides overrides) {
        this.house = house;
        this.accessToken = accessToken;
        this.messages = messages;
        this.media = media;
        this.templates = templates;
        this.numbers = numbers;
        this.overrides = overrides;
    }

    @Override
    public Answer handle(Call call) {
        List<String> segments = call.segments();
        if (segments.size() < 2
                || segments.size() > 3
                || !VERSION.matcher(segments.get(0)).matches()) {
            return Answer.refused(MetaErrors.unknownPath(call.path()));
        }
        if (!isKnown(call)) {
            boolean sends = segments.size() == 3 && "messages".equals(segments.get(2));
            if (sends) {
                house.ledger().requested();
                house.ledger().rejected();
            }
            return Answer.refused(MetaErrors.badToken(
                    call.header("Authorization") != null || call.parameters().containsKey("access_token")));
        }
        String edge = segments.size() == 3 ? segments.get(2) : "";
        return object(segments.get(1), edge, call).with("facebook-api-version", segments.get(0));
    }

    private boolean isKnown(Call call) {
        String header = call.header("Authorization");
        return ("Bearer " + accessToken).equals(header)
                || header == null && accessToken.equals(call.parameters().get("access_token"));
    }

    private Answer object(String id, String edge, Call call) {
        Optional<BusinessNumber> number = house.numbers().byId(id);
        if (number.isPresent()) {
            return number(number.get(), edge, call);
        }
        if (house.numbers().hasAccount(id)) {
            return account(id, edge, call);
        }
        Optional<StoredTemplate> template = house.templates().byId(id);
        if (template.isPresent()) {
            return template(template.get(), edge, call);
        }
        Optional<StoredMedia> file = edge.isEmpty() ? house.media().find(id) : Optional.empty();
        if (file.isPresent()) {
            return "DELETE".equals(call.method()) ? media.delete(file.get()) : media.describe(file.get(), call);
        }
        if ("messages".equals(edge)) {
            house.ledger().requested();
            house.ledger().rejected();
        }
        return Answer.refused(MetaErrors.unknownObject(call.method(), id));
    }

    private Answer number(BusinessNumber number, String edge, Call call) {
        boolean post = "POST".equals(call.method());
        return switch (edge) {
            case "" -> post ? numbers.change(number, call) : numbers.read(number, call);
            case "messages", "marketing_messages" ->
                post
                        ? messages.post(number, call)
                        : Answer.refused(MetaErrors.unknownObject(call.method(), number.id()));
            case "media" ->
                post ? media.upload(call) : Answer.refused(MetaErrors.unknownObject(call.method(), number.id()));
            default -> numbers.edge(number, edge, call);
        };
    }

    private Answer account(String id, String edge, Call call) {
        return switch (edge) {
            case "" -> Answer.graph(accountTree(id));
            case "phone_numbers" -> numbers.list(id, call);
            case "message_templates" ->
                switch (call.method()) {
                    case "POST" -> templates.create(id, call);
                    case "DELETE" -> templates.delete(id, call);
                    default -> templates.list(id, call);
                };
            case "subscribed_apps" -> subscribedApps(id, call);
            default -> Answer.refused(MetaErrors.unknownPath(call.path()));
        };
    }

    private Answer template(StoredTemplate template, String edge, Call call) {
        boolean post = "POST".equals(call.method());
        if ("unpause".equals(edge) && post) {
            return templates.unpause(template);
        }
        if (!edge.isEmpty()) {
            return Answer.refused(MetaErrors.unknownPath(call.path()));
        }
        return post ? templates.edit(template, call) : templates.read(template, call);
    }

    private static Map<String, Object> accountTree(String id) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("id", id);
        tree.put("name", "Sandbox account " + id);
        tree.put("timezone_id", "0");
        tree.put("message_template_namespace", "sandbox_" + id);
        tree.put("account_review_status", "APPROVED");
        return tree;
    }

    private Answer subscribedApps(String id, Call call) {
        switch (call.method()) {
            case "POST" -> {
                house.subscriptions().subscribe(id, true);
                Node body = lenient(call);
                return overrides.set(id, body.text("override_callback_uri", ""), body.text("verify_token", ""));
            }
            case "DELETE" -> {
                house.subscriptions().subscribe(id, false);
                return Answer.success();
            }
            default -> {
                return Answer.graph(
                        Map.of("data", house.subscriptions().isSubscribed(id) ? List.of(subscription(id)) : List.of()));
            }
        }
    }

    private Map<String, Object> subscription(String id) {
        var app = new LinkedHashMap<String, Object>();
        app.put("id", "670843887433847");
        app.put("name", "Sandbox app");
        app.put("link", "https://www.facebook.com/games/?app_id=670843887433847");
        var tree = new LinkedHashMap<String, Object>();
        tree.put("whatsapp_business_api_data", app);
        house.subscriptions().overrideOf(id).ifPresent(uri -> tree.put("override_callback_uri", uri.toString()));
        return tree;
    }

    private static Node lenient(Call call) {
        try {
            return call.body().length == 0 ? Node.of(call.parameters()) : Node.of(Json.parse(call.body()));
        } catch (JsonException form) {
            return Node.of(CallReader.parameters(new String(call.body(), StandardCharsets.UTF_8)));
        }
    }
}
