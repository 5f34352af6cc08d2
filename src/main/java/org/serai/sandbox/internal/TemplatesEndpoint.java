package org.serai.sandbox.internal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.serai.cloudapi.CloudApiError;
import org.serai.json.Json;
import org.serai.json.JsonException;

/** The template library over the wire: create (approved at once), list, read, edit, delete, unpause. */
final class TemplatesEndpoint {
    private static final Set<String> DEFAULT_FIELDS =
            Set.of("name", "parameter_format", "components", "language", "status", "category");
    private final House house;
    private final TemplateEvents events;

    TemplatesEndpoint(House house, TemplateEvents events) {
        this.house = house;
        this.events = events;
    }

    Answer create(String accountId, Call call) {
        return faulty(() -> withBody(call, body -> created(accountId, body)));
    }

    private Answer created(String accountId, Node body) {
        boolean named = "NAMED".equals(body.upper("parameter_format"));
        List<Node> components = body.objects("components");
        Optional<CloudApiError> refusal = TemplateRules.identity(body)
                .or(() -> TemplateRules.components(components, named, "AUTHENTICATION".equals(body.upper("category"))))
                .or(() -> nameBlocked(accountId, body.text("name", "")));
        if (refusal.isPresent()) {
            return Answer.refused(refusal.get());
        }
        var template = new StoredTemplate(
                house.templates().nextId(),
                accountId,
                body.text("name", ""),
                body.text("language", ""),
                body.upper("category"),
                "APPROVED",
                named,
                List.copyOf(components.stream().map(Node::map).toList()),
                "UNKNOWN",
                "NONE",
                house.clock().now(),
                TemplateShape.of(components));
        if (!house.templates().add(template)) {
            return Answer.refused(MetaErrors.management(
                    2388024,
                    "Content in This Language Already Exists",
                    "There is already " + template.language() + " content for this template. Edit it instead."));
        }
        events.status(template, "APPROVED");
        return Answer.graph(ordered("id", template.id(), "status", "APPROVED", "category", template.category()));
    }

    private Optional<CloudApiError> nameBlocked(String accountId, String name) {
        boolean blocked = house.limits().current().strictTemplates()
                && house.templates()
                        .isNameBlocked(accountId, name, house.clock().now());
        return blocked
                ? TemplateRules.refuse(
                        2388023, "Name blocked", "a deleted template's name can be used again after 30 days")
                : Optional.empty();
    }

    Answer list(String accountId, Call call) {
        return faulty(() -> listed(accountId, call));
    }

    private Answer listed(String accountId, Call call) {
        List<StoredTemplate> all = house.templates().of(accountId).stream()
                .filter(template -> matches(call, template))
                .toList();
        int from = 0;
        String after = call.parameters().get("after");
        if (after != null) {
            List<String> cursors = all.stream().map(TemplatesEndpoint::cursor).toList();
            from = cursors.indexOf(after) + 1;
            if (from == 0) {
                return Answer.refused(MetaErrors.of(131059, "the cursor 'after' belongs to no template of this list"));
            }
        }
        int to = Math.min(all.size(), from + Math.max(1, call.limit(25, 1_000)));
        List<StoredTemplate> page = all.subList(from, to);
        Fields fields = new Fields(call.parameters().get("fields"), DEFAULT_FIELDS);
        var answer = new LinkedHashMap<String, Object>();
        answer.put(
                "data",
                page.stream().map(template -> fields.of(template.tree())).toList());
        if (!page.isEmpty()) {
            answer.put("paging", paging(call, page, to < all.size()));
        }
        return Answer.graph(answer);
    }

    private static boolean matches(Call call, StoredTemplate template) {
        return call.parameter("name", template.name()).equals(template.name())
                && call.parameter("language", template.language()).equals(template.language())
                && call.parameter("status", template.status()).equalsIgnoreCase(template.status())
                && call.parameter("category", template.category()).equalsIgnoreCase(template.category());
    }

    private static Map<String, Object> paging(Call call, List<StoredTemplate> page, boolean more) {
        String last = cursor(page.get(page.size() - 1));
        Map<String, Object> paging = ordered("cursors", ordered("before", cursor(page.get(0)), "after", last));
        if (more) {
            var query = new StringBuilder();
            call.parameters().forEach((name, value) -> {
                if (!"after".equals(name) && !"access_token".equals(name)) {
                    query.append(name)
                            .append('=')
                            .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                            .append('&');
                }
            });
            paging.put("next", "http://" + call.authority() + call.rawPath() + "?" + query + "after=" + last);
        }
        return paging;
    }

    private static String cursor(StoredTemplate template) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(template.id().getBytes(StandardCharsets.US_ASCII));
    }

    Answer read(StoredTemplate template, Call call) {
        return faulty(
                () -> Answer.graph(new Fields(call.parameters().get("fields"), DEFAULT_FIELDS).of(template.tree())));
    }

    Answer edit(StoredTemplate template, Call call) {
        return faulty(() -> withBody(call, body -> edited(template, body)));
    }

    private Answer edited(StoredTemplate template, Node body) {
        if (!Set.of("APPROVED", "REJECTED", "PAUSED").contains(template.status())) {
            return refused(2388003, "Not editable", "a template with status " + template.status() + " can't be edited");
        }
        boolean strict = house.limits().current().strictTemplates() && template.isApproved();
        if (strict && !house.templates().mayEdit(template.id(), house.clock().now())) {
            return refused(
                    2388004, "Edit limit", "an approved template can be edited once in 24 hours, ten times in 30 days");
        }
        if (body.has("category")
                && template.isApproved()
                && !template.category().equals(body.upper("category"))) {
            return refused(2388005, "Category fixed", "the category of an approved template can't be changed");
        }
        List<Node> components = body.objects("components");
        boolean authentication = "AUTHENTICATION".equals(template.category());
        Optional<CloudApiError> refusal = components.isEmpty()
                ? Optional.empty()
                : TemplateRules.components(components, template.named(), authentication);
        if (refusal.isPresent()) {
            return Answer.refused(refusal.get());
        }
        house.templates()
                .change(template.id(), old -> {
                    StoredTemplate next =
                            old.withStatus("APPROVED", "NONE", house.clock().now());
                    next = body.has("category") ? next.withCategory(body.upper("category"), next.changedAt()) : next;
                    return components.isEmpty()
                            ? next
                            : next.withComponents(
                                    components.stream().map(Node::map).toList(), next.changedAt());
                })
                .ifPresent(changed -> events.status(changed, "APPROVED"));
        return Answer.success();
    }

    /** {@code ?name=} deletes all languages, {@code ?hsm_id=&name=} one, {@code ?hsm_ids=[…]} up to 100. */
    Answer delete(String accountId, Call call) {
        return faulty(() -> {
            String id = call.parameter("hsm_id", "");
            String ids = call.parameter("hsm_ids", "");
            String name = call.parameter("name", "");
            List<StoredTemplate> doomed = house.templates().of(accountId).stream()
                    .filter(template -> !ids.isEmpty()
                            ? List.of(ids.split("[^0-9]+")).contains(template.id())
                            : template.name().equals(name)
                                    && (id.isEmpty() || template.id().equals(id)))
                    .toList();
            if (doomed.isEmpty()) {
                return refused(2593002, "Message Template Not Found", "there is no such template in this account");
            }
            doomed.forEach(template -> {
                house.templates().remove(template, house.clock().now());
                events.status(template, "PENDING_DELETION");
            });
            return Answer.success();
        });
    }

    Answer unpause(StoredTemplate template) {
        return faulty(() -> {
            if (!"PAUSED".equals(template.status())) {
                return refused(2388006, "Not paused", "template " + template.name() + " is not paused");
            }
            house.templates()
                    .change(
                            template.id(),
                            old -> old.withStatus(
                                    "APPROVED", "NONE", house.clock().now()))
                    .ifPresent(changed -> events.status(changed, "APPROVED"));
            return Answer.success();
        });
    }

    private static Answer refused(int subcode, String title, String details) {
        return Answer.refused(MetaErrors.management(subcode, title, details));
    }

    private static Answer withBody(Call call, Function<Node, Answer> act) {
        try {
            return act.apply(Node.of(Json.parseObject(call.body())));
        } catch (JsonException broken) {
            return Answer.refused(MetaErrors.of(100, "The body is not a JSON object, at " + broken.place()));
        }
    }

    private Answer faulty(Supplier<Answer> act) {
        Strike strike = house.faults().onCall("templates", null);
        return strike.instead().orElseGet(() -> strike.spoil(act.get()));
    }

    private static Map<String, Object> ordered(String key, Object value, Object... more) {
        var map = new LinkedHashMap<String, Object>();
        map.put(key, value);
        for (int i = 0; i < more.length; i += 2) {
            map.put((String) more[i], more[i + 1]);
        }
        return map;
    }
}
