package org.serai.sandbox.internal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.serai.cloudapi.CloudApiError;
import org.serai.json.Json;
import org.serai.json.JsonException;
import org.serai.sandbox.BusinessNumber;

/** {@code POST /{phone-number-id}/messages}: sends, read receipts, typing. There is no idempotency, as at Meta. */
final class MessagesEndpoint {
    private final House house;
    private final SendCheck check;
    private final Statuses statuses;
    private final Wamids wamids;

    MessagesEndpoint(House house, SendCheck check, Statuses statuses, Wamids wamids) {
        this.house = house;
        this.check = check;
        this.statuses = statuses;
        this.wamids = wamids;
    }

    Answer post(BusinessNumber from, Call call) {
        Node body;
        try {
            body = Node.of(Json.parseObject(call.body()));
        } catch (JsonException broken) {
            return notJson(broken);
        }
        return "read".equals(body.lower("status")) ? readReceipt(body) : send(from, call, body);
    }

    private Answer notJson(JsonException broken) {
        house.ledger().requested();
        house.ledger().rejected();
        return Answer.refused(MetaErrors.of(100, "The body is not a JSON object, at " + broken.place()));
    }

    private Answer send(BusinessNumber from, Call call, Node body) {
        house.ledger().requested();
        Strike strike = house.faults().onCall("messages", addressed(body));
        Optional<Answer> instead = strike.instead();
        if (instead.isPresent()) {
            if (!strike.is(FaultKind.CUT_BEFORE_ACCEPT)) {
                house.ledger().rejected();
            }
            return instead.get();
        }
        Optional<CloudApiError> malformed = check.envelope(from, body);
        return malformed.isPresent()
                ? refused(malformed.get()).after(strike.delayMillis())
                : strike.spoil(judged(from, call.body(), body, strike));
    }

    private @Nullable String addressed(Node body) {
        String written = body.filled("to") ? body.text("to") : body.text("recipient");
        if (written == null) {
            return null;
        }
        String person = Numbers.person(written);
        boolean readable = Customer.USER_ID.matcher(person).matches()
                || Customer.WA_ID.matcher(person).matches();
        return readable ? house.customers().known(person).id() : person;
    }

    private Answer judged(BusinessNumber from, byte[] request, Node body, Strike strike) {
        String phone = body.filled("to") ? Numbers.person(body.text("to", "")) : null;
        String userId = body.text("recipient");
        Customer customer = house.customers().known(phone != null ? phone : String.valueOf(userId));
        var to = new SentMessage.Addressee(customer, phone, userId);
        String type = SendCheck.type(body, "text");
        Optional<CloudApiError> refusal = "template".equals(type)
                ? check.template(from, customer, body)
                : check.freeForm(from, customer, type, body);
        Optional<CloudApiError> limited = refusal.or(() -> limited(from, customer));
        if (limited.isPresent()) {
            return refused(limited.get());
        }
        var message = new SentMessage(
                wamids.next(customer), from, to, request, house.clock().now(), content(from, type, body));
        accept(message, strike.statuses());
        return Answer.graph(accepted(message, body));
    }

    private Optional<CloudApiError> limited(BusinessNumber from, Customer to) {
        Instant now = house.clock().now();
        return house.limits().refusal(from.id(), to.id(), house.customers().isOpen(to, from.id(), now), now);
    }

    private Answer refused(CloudApiError error) {
        house.ledger().rejected();
        return Answer.refused(error);
    }

    private SentMessage.Content content(BusinessNumber from, String type, Node body) {
        Node posted = body.object("template");
        StoredTemplate template = "template".equals(type)
                ? house.templates()
                        .find(from.accountId(), posted.text("name", ""), SendCheck.language(posted))
                        .orElse(null)
                : null;
        String category = template == null ? "service" : template.category().toLowerCase(Locale.ROOT);
        return new SentMessage.Content(type, template, category, body.text("biz_opaque_callback_data"));
    }

    private void accept(SentMessage message, List<Fault> onStatus) {
        house.ledger().accepted(message.content().opaque());
        house.history().add(message);
        house.phones().sent(message);
        statuses.follow(message, onStatus);
    }

    private static Map<String, Object> accepted(SentMessage message, Node body) {
        var contact = new LinkedHashMap<String, Object>();
        SentMessage.Addressee to = message.to();
        contact.put("input", to.phone() != null ? body.text("to") : to.userId());
        if (to.phone() != null) {
            contact.put("wa_id", to.phone());
        }
        if (to.userId() != null) {
            contact.put("user_id", to.customer().userId());
        }
        var item = new LinkedHashMap<String, Object>();
        item.put("id", message.wamid());
        if ("template".equals(message.content().type())) {
            item.put("message_status", "accepted");
        }
        var answer = new LinkedHashMap<String, Object>();
        answer.put("messaging_product", "whatsapp");
        answer.put("contacts", List.of(contact));
        answer.put("messages", List.of(item));
        return answer;
    }

    private Answer readReceipt(Node body) {
        String wamid = body.text("message_id", "");
        if (wamid.isEmpty()) {
            return Answer.refused(ContentCheck.missing("message_id").orElseThrow());
        }
        if (!wamid.startsWith("wamid.")) {
            return Answer.refused(
                    ContentCheck.invalid("message_id: not a message id").orElseThrow());
        }
        house.phones().received(wamid).ifPresent(found -> {
            house.phones().read(found.getKey(), found.getValue());
            if (body.has("typing_indicator")) {
                house.phones().typing(found.getKey(), true);
            }
        });
        return Answer.success();
    }
}
