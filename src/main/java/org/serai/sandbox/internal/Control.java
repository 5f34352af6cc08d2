package org.serai.sandbox.internal;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.serai.sandbox.BusinessNumber;

/** {@code /_sandbox/…}: what tests and demos ask and tell the sandbox. */
final class Control implements Handler {
    private final House house;
    private final CustomersControl customers;
    private final TemplatesControl templates;
    private final PhoneView view;
    private final WebhookControl webhook;
    private final LimitsControl limits;

    Control(
            House house,
            CustomersControl customers,
            TemplatesControl templates,
            PhoneView view,
            WebhookControl webhook) {
        this.house = house;
        this.customers = customers;
        this.templates = templates;
        this.view = view;
        this.webhook = webhook;
        this.limits = new LimitsControl(house.limits());
    }

    @Override
    public Answer handle(Call call) {
        sameOrigin(call);
        List<String> path = call.segments().subList(1, call.segments().size());
        String what = path.isEmpty() ? "" : path.get(0);
        String which = path.size() > 1 ? path.get(1) : "";
        boolean writes = !"GET".equals(call.method()) && !"HEAD".equals(call.method());
        return switch (what) {
            case "messages" -> messages(call);
            case "ledger" -> Answer.json(house.ledger().tree());
            case "customers" -> customers.handle(which, path.size() > 2 ? path.get(2) : "", call);
            case "phones" ->
                which.isEmpty()
                        ? view.list(call)
                        : view.thread(house.customers().known(CustomersControl.id(which)), call);
            case "media" ->
                house.media()
                        .find(which)
                        .map(media ->
                                Answer.of(200, media.mime(), media.bytes()).with("X-Content-Type-Options", "nosniff"))
                        .orElse(Answer.problem(404, "there is no media " + which));
            case "clock" -> clock(writes, call);
            case "faults" -> faults(call);
            case "templates" -> templates.handle(which, call);
            case "systems" -> systems(which, call);
            case "calls" ->
                Answer.json(house
                        .systems()
                        .calls(call.parameters().get("system"), call.limit(Integer.MAX_VALUE, Integer.MAX_VALUE))
                        .stream()
                        .map(RecordedCall::tree)
                        .toList());
            case "webhook" -> webhook.handle(writes, call);
            case "numbers" -> numbers(writes, call);
            case "limits" -> limits.handle(writes, call);
            case "reset" -> reset(writes);
            default ->
                Answer.problem(
                        404,
                        "there is no control call /_sandbox/" + what
                                + "; see messages, ledger, customers, clock, faults, templates, systems, calls, webhook, numbers,"
                                + " limits, reset");
        };
    }

    /** A page of another site, open in the same browser, must not play with the sandbox. */
    private static void sameOrigin(Call call) {
        String origin = call.header("Origin");
        boolean foreign =
                origin != null && !origin.replaceFirst("^https?://", "").equalsIgnoreCase(call.authority());
        if (foreign) {
            throw new BadCall(403, "control calls from another site's page are refused");
        }
    }

    private Answer messages(Call call) {
        String asked = call.parameters().get("to");
        String person = asked == null || asked.isBlank() ? null : CustomersControl.id(asked);
        return Answer.json(house
                .history()
                .newest(
                        call.limit(Integer.MAX_VALUE, Integer.MAX_VALUE),
                        message -> person == null || message.isTo(person))
                .stream()
                .map(SentMessage::tree)
                .toList());
    }

    private Answer clock(boolean writes, Call call) {
        if (writes) {
            String by = call.object().text("advance", "");
            try {
                Duration duration = Duration.parse(by);
                if (duration.isNegative()) {
                    throw new BadCall("business time only moves forward; POST /_sandbox/reset takes it back to real");
                }
                if (house.clock().offset().plus(duration).toDays() > 36_500) {
                    throw new BadCall("more than a hundred years ahead");
                }
                house.clock().advance(duration);
                house.pulse().beat();
            } catch (DateTimeParseException | ArithmeticException unreadable) {
                throw new BadCall("advance is an ISO 8601 duration such as PT25H or P1D, not '" + by + "'");
            }
        }
        var tree = new LinkedHashMap<String, Object>();
        tree.put("now", house.clock().now().toString());
        tree.put("offset", house.clock().offset().toString());
        return Answer.json(tree);
    }

    private Answer faults(Call call) {
        if ("DELETE".equals(call.method())) {
            house.faults().clear();
        } else if ("POST".equals(call.method())) {
            house.faults().add(oneOrMany(call).stream().map(Fault::new).toList());
        }
        return Answer.json(house.faults().tree());
    }

    private Answer systems(String system, Call call) {
        if (system.isEmpty()) {
            throw new BadCall("say which system: POST /_sandbox/systems/{system}");
        }
        if ("DELETE".equals(call.method())) {
            house.systems().unscript(system);
            return Answer.nothing();
        }
        List<Script> scripts =
                oneOrMany(call).stream().map(asked -> new Script(system, asked)).toList();
        house.systems().script(system, scripts);
        return Answer.json(Map.of("system", system, "scripted", scripts.size()));
    }

    private static List<Node> oneOrMany(Call call) {
        Object tree = call.json();
        if (tree instanceof List<?> list && list.stream().allMatch(Map.class::isInstance)) {
            return Node.list(list);
        }
        if (tree instanceof Map<?, ?>) {
            return List.of(Node.of(tree));
        }
        throw new BadCall("the body must be a list of JSON objects");
    }

    private Answer numbers(boolean writes, Call call) {
        if (writes) {
            Node asked = call.object();
            try {
                house.numbers()
                        .add(new BusinessNumber(
                                asked.text("accountId", ""),
                                asked.text("id", ""),
                                asked.text("display", ""),
                                asked.text("verifiedName", "Serai Demo")));
            } catch (IllegalArgumentException wrong) {
                throw new BadCall(String.valueOf(wrong.getMessage()));
            }
        }
        return Answer.json(house.numbers().all().stream().map(Control::tree).toList());
    }

    private static Map<String, Object> tree(BusinessNumber number) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("accountId", number.accountId());
        tree.put("id", number.id());
        tree.put("display", number.display());
        tree.put("verifiedName", number.verifiedName());
        return tree;
    }

    private Answer reset(boolean writes) {
        if (!writes) {
            throw new BadCall(405, "POST /_sandbox/reset");
        }
        webhook.forget();
        house.ledger().clear();
        house.history().clear();
        house.phones().clear();
        house.customers().clear();
        house.systems().clear();
        house.faults().clear();
        house.limits().clear();
        house.clock().backToReal();
        house.pulse().beat();
        return Answer.nothing();
    }
}
