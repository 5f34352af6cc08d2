package org.serai.sandbox.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.serai.json.Json;
import org.serai.json.JsonException;
import org.serai.sandbox.BusinessNumber;

/** A business number as an object: read it, its profile, its block list, its registration, its webhook override. */
final class NumbersEndpoint {
    private static final Set<String> DEFAULT_FIELDS = Set.of(
            "verified_name",
            "code_verification_status",
            "display_phone_number",
            "quality_rating",
            "platform_type",
            "throughput",
            "webhook_configuration");
    private static final Set<String> FORMALITIES =
            Set.of("register", "deregister", "request_code", "verify_code", "settings", "username");
    private final House house;
    private final Overrides overrides;
    private final ConcurrentMap<String, Map<String, Object>> profiles = new ConcurrentHashMap<>();

    NumbersEndpoint(House house, Overrides overrides) {
        this.house = house;
        this.overrides = overrides;
    }

    Answer read(BusinessNumber number, Call call) {
        return Answer.graph(new Fields(call.parameters().get("fields"), DEFAULT_FIELDS).of(tree(number)));
    }

    Answer list(String accountId, Call call) {
        var fields = new Fields(call.parameters().get("fields"), DEFAULT_FIELDS);
        List<Map<String, Object>> data = house.numbers().ofAccount(accountId).stream()
                .map(number -> fields.of(tree(number)))
                .toList();
        var cursors = new LinkedHashMap<String, Object>();
        cursors.put("before", "MAZDZD");
        cursors.put("after", "MjQZD");
        return Answer.graph(Map.of("data", data, "paging", Map.of("cursors", cursors)));
    }

    Answer change(BusinessNumber number, Call call) {
        Node body = body(call);
        if (!body.has("webhook_configuration")) {
            return Answer.success();
        }
        Node wanted = body.object("webhook_configuration");
        return overrides.set(number.id(), wanted.text("override_callback_uri", ""), wanted.text("verify_token", ""));
    }

    Answer edge(BusinessNumber number, String edge, Call call) {
        if (FORMALITIES.contains(edge)) {
            return Answer.success();
        }
        return switch (edge) {
            case "whatsapp_business_profile" -> profile(number, call);
            case "block_users" -> blockUsers(number, call);
            default -> Answer.refused(MetaErrors.unknownPath(call.path()));
        };
    }

    private Map<String, Object> tree(BusinessNumber number) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("verified_name", number.verifiedName());
        tree.put("code_verification_status", "VERIFIED");
        tree.put("display_phone_number", number.display());
        tree.put("quality_rating", "GREEN");
        tree.put("platform_type", "CLOUD_API");
        tree.put("throughput", Map.of("level", house.limits().current().throughput() == 80 ? "STANDARD" : "HIGH"));
        var hooks = new LinkedHashMap<String, Object>();
        house.subscriptions().app().ifPresent(uri -> hooks.put("application", uri.toString()));
        house.subscriptions().overrideOf(number.id()).ifPresent(uri -> hooks.put("phone_number", uri.toString()));
        tree.put("webhook_configuration", hooks);
        tree.put("status", "CONNECTED");
        tree.put("name_status", "APPROVED");
        tree.put("account_mode", "LIVE");
        tree.put("is_official_business_account", false);
        tree.put("messaging_limit_tier", "TIER_UNLIMITED");
        tree.put("whatsapp_business_manager_messaging_limit", "TIER_UNLIMITED");
        tree.put("health_status", Map.of("can_send_message", "AVAILABLE", "entities", List.of()));
        tree.put("id", number.id());
        return tree;
    }

    private Answer profile(BusinessNumber number, Call call) {
        Map<String, Object> profile = profiles.computeIfAbsent(number.id(), x -> new ConcurrentHashMap<>());
        if ("POST".equals(call.method())) {
            body(call).map().forEach((key, value) -> {
                if (value != null) {
                    profile.put(key, value);
                }
            });
            return Answer.success();
        }
        var shown = new LinkedHashMap<String, Object>(profile);
        shown.put("messaging_product", "whatsapp");
        return Answer.graph(Map.of("data", List.of(shown)));
    }

    private Answer blockUsers(BusinessNumber number, Call call) {
        if ("GET".equals(call.method())) {
            List<Object> blocked = new ArrayList<>();
            house.customers().blockedOf(number.id()).forEach(id -> {
                Customer customer = house.customers().known(id);
                blocked.add(Map.of(
                        "messaging_product", "whatsapp", "wa_id", Objects.requireNonNullElse(customer.waId(), id)));
            });
            return Answer.graph(Map.of("data", blocked));
        }
        boolean block = "POST".equals(call.method());
        var done = new ArrayList<Object>();
        for (Node user : body(call).objects("block_users")) {
            String person = Numbers.person(user.text("user", user.text("user_id", "")));
            if (!Customer.USER_ID.matcher(person).matches()
                    && !Customer.WA_ID.matcher(person).matches()) {
                return Answer.refused(MetaErrors.of(139100, "block_users.user: not a phone number or user id"));
            }
            house.customers().block(house.customers().known(person), number.id(), block);
            done.add(Map.of("input", user.text("user", person), "wa_id", person));
        }
        return Answer.graph(Map.of(
                "messaging_product", "whatsapp", "block_users", Map.of(block ? "added_users" : "removed_users", done)));
    }

    private static Node body(Call call) {
        try {
            return call.body().length == 0 ? Node.of(null) : Node.of(Json.parseObject(call.body()));
        } catch (JsonException form) {
            return Node.of(new LinkedHashMap<String, Object>(
                    CallReader.parameters(new String(call.body(), StandardCharsets.UTF_8))));
        }
    }
}
