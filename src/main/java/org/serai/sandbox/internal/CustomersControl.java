package org.serai.sandbox.internal;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.serai.sandbox.BusinessNumber;

/** {@code /_sandbox/customers/{waId or user id}/messages}: the customer writes, taps, or anything at all arrives. */
final class CustomersControl {
    private final House house;
    private final Inbound inbound;
    private final Taps taps;

    CustomersControl(House house, Inbound inbound, Taps taps) {
        this.house = house;
        this.inbound = inbound;
        this.taps = taps;
    }

    Answer handle(String who, String edge, Call call) {
        Customer customer = house.customers().known(id(who));
        if (!"messages".equals(edge) || !"POST".equals(call.method())) {
            throw new BadCall(404, "POST /_sandbox/customers/{waId}/messages");
        }
        Node said = call.object();
        customer = house.customers().rename(customer, said.text("name"));
        String type = said.lower("type");
        return switch (type) {
            case "webhook" -> raw(said);
            case "button" -> said.raw("button") instanceof Map ? written(customer, said) : tapped(customer, said);
            case "preferences" ->
                Answer.json(
                        Map.of("preference", inbound.preference(customer, number(customer, said), preference(said))));
            default -> written(customer, said);
        };
    }

    /** A phone, with or without {@code +}, or a user id. @throws BadCall for anything else */
    static String id(String written) {
        String id = Numbers.person(written);
        if (Customer.USER_ID.matcher(id).matches() || Customer.WA_ID.matcher(id).matches()) {
            return id;
        }
        throw new BadCall("'" + written + "' is neither a phone number nor a user id such as US.13491208655302741918");
    }

    private Answer written(Customer customer, Node said) {
        return answer(customer, inbound.write(customer, number(customer, said), said));
    }

    private Answer tapped(Customer customer, Node said) {
        Taps.Found found = taps.find(customer, said);
        return answer(customer, inbound.tap(customer, found.message().from(), found.tap()));
    }

    private static Answer answer(Customer customer, Map<String, Object> item) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("wamid", item.get("id"));
        tree.put("waId", customer.waId());
        tree.put("userId", customer.userId());
        tree.put("message", item);
        return Answer.json(tree);
    }

    private Answer raw(Node said) {
        Object body = said.raw("body");
        if (body == null) {
            throw new BadCall("a raw webhook needs {\"type\":\"webhook\",\"body\":{…}}");
        }
        byte[] bytes = body instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : AsciiJson.bytes(body);
        house.courier().post(new Update.Raw(bytes));
        return Answer.json(Map.of("queued", true));
    }

    private static String preference(Node said) {
        String value = said.lower("value");
        if (!List.of("stop", "resume").contains(value)) {
            throw new BadCall("value is stop or resume");
        }
        return value;
    }

    /** The number asked for, else the one that wrote last, else the first. */
    private BusinessNumber number(Customer customer, Node said) {
        @Nullable String asked = said.text("phoneNumberId");
        if (asked != null) {
            return house.numbers()
                    .byId(asked)
                    .orElseThrow(() -> new BadCall(404, "there is no phone number id " + asked));
        }
        Optional<BusinessNumber> last = house.phones().newest(customer, 1).stream()
                .findFirst()
                .map(item -> item.sent() != null
                        ? item.sent().from()
                        : java.util.Objects.requireNonNull(item.received()).to());
        return last.orElseGet(() -> house.numbers().all().get(0));
    }
}
