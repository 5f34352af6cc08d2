package org.serai.sandbox.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.serai.sandbox.BusinessNumber;

/** Updates to the bytes of one webhook: an entry an account, a change a number, statuses and messages inside. */
final class Envelopes {
    private final BusinessClock clock;

    Envelopes(BusinessClock clock) {
        this.clock = clock;
    }

    byte[] bytes(List<Update> updates) {
        if (updates.get(0) instanceof Update.Raw raw) {
            return raw.body();
        }
        var changes = new LinkedHashMap<String, List<Object>>();
        var fields = new ArrayList<Object>();
        var statuses = new LinkedHashMap<String, List<Update.Status>>();
        for (Update update : updates) {
            if (update instanceof Update.Status status) {
                statuses.computeIfAbsent(status.number().id() + (status.contact() == null), x -> new ArrayList<>())
                        .add(status);
            } else if (update instanceof Update.Message message) {
                changes.computeIfAbsent(message.number().accountId(), x -> new ArrayList<>())
                        .add(change(message));
            } else if (update instanceof Update.Field field) {
                fields.add(entry(field));
            }
        }
        statuses.values()
                .forEach(group -> changes.computeIfAbsent(group.get(0).number().accountId(), x -> new ArrayList<>())
                        .add(change(group)));
        var entries = new ArrayList<Object>();
        changes.forEach((account, list) -> entries.add(pair("id", account, "changes", list)));
        entries.addAll(fields);
        return AsciiJson.bytes(pair("object", "whatsapp_business_account", "entry", entries));
    }

    private Map<String, Object> entry(Update.Field field) {
        Map<String, Object> entry =
                pair("id", field.accountId(), "time", clock.now().getEpochSecond());
        entry.put("changes", List.of(pair("field", field.field(), "value", field.value())));
        return entry;
    }

    private static Map<String, Object> change(Update.Message message) {
        Map<String, Object> value = value(message.number());
        if (message.contact() != null) {
            value.put("contacts", List.of(message.contact()));
        }
        value.put("messages", List.of(message.item()));
        return pair("value", value, "field", "messages");
    }

    private static Map<String, Object> change(List<Update.Status> group) {
        Map<String, Object> value = value(group.get(0).number());
        var contacts = new LinkedHashSet<@Nullable Object>();
        group.forEach(status -> contacts.add(status.contact()));
        contacts.remove(null);
        if (!contacts.isEmpty()) {
            value.put("contacts", new ArrayList<>(contacts));
        }
        value.put("statuses", group.stream().map(Update.Status::item).toList());
        return pair("value", value, "field", "messages");
    }

    private static Map<String, Object> value(BusinessNumber number) {
        return pair(
                "messaging_product",
                "whatsapp",
                "metadata",
                pair("display_phone_number", number.displayDigits(), "phone_number_id", number.id()));
    }

    private static Map<String, Object> pair(String key, Object value, String second, Object other) {
        var map = new LinkedHashMap<String, Object>();
        map.put(key, value);
        map.put(second, other);
        return map;
    }
}
