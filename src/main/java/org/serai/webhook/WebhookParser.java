package org.serai.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.serai.canonical.PhoneNumberId;
import org.serai.canonical.Tree;
import org.serai.json.Json;
import org.serai.json.JsonException;
import org.serai.parked.ParkedItem;
import org.serai.tenant.Sender;
import org.serai.tenant.Tenants;
import org.serai.webhook.events.AccountEventReceived;

/**
 * Takes a webhook apart. Lenient: what can be read is read, whatever stands beside it; what cannot becomes a problem with
 * its JSON Pointer. Never throws for what a body holds.
 */
final class WebhookParser {
    /** More unreadable items than this, and the body is parked once, as a whole. */
    private static final int MAX_PROBLEMS = 100;

    private final Tenants tenants;

    WebhookParser(Tenants tenants) {
        this.tenants = tenants;
    }

    Contents parse(Body body) {
        Contents contents = Contents.of(body);
        try {
            Map<String, Object> tree =
                    Tree.of(Cleaned.tree(Json.parse(body.bytes()))).map();
            if (!(tree.get("entry") instanceof List)) {
                return whole(contents, "webhook.no-entry", "", "the body has no entry[]");
            }
            entries(contents, Tree.of(tree).items("entry"));
        } catch (JsonException broken) {
            return whole(
                    contents, "webhook.not-json", "", "not JSON at " + broken.place() + ": " + broken.getMessage());
        }
        return contents.problems().size() > MAX_PROBLEMS ? tooMany(contents) : contents;
    }

    private void entries(Contents contents, List<Tree> entries) {
        for (int i = 0; i < entries.size(); i++) {
            String wabaId = entries.get(i).text("id").orElse("");
            List<Tree> changes = entries.get(i).items("changes");
            if (changes.isEmpty()) {
                whole(contents, "webhook.no-changes", "/entry/" + i, "the entry has no changes[]");
            }
            for (int j = 0; j < changes.size(); j++) {
                change(contents, wabaId, "/entry/" + i + "/changes/" + j, changes.get(j));
            }
        }
    }

    private void change(Contents contents, String wabaId, String pointer, Tree change) {
        String field = change.text("field").orElse("").toLowerCase(Locale.ROOT);
        Map<String, Object> value = change.map("value");
        Excerpt excerpt = new Excerpt(contents.body(), pointer + "/value", wabaId, field, value, null, null);
        if (value.get("messages") instanceof List || value.get("statuses") instanceof List) {
            traffic(contents, excerpt);
        } else if (value.isEmpty()) {
            whole(contents, "webhook.no-value", excerpt.pointer(), "the change has no value that is an object");
        } else {
            account(contents, excerpt);
        }
    }

    private void account(Contents contents, Excerpt excerpt) {
        Optional<Sender> owner = owner(excerpt.wabaId());
        if (owner.isPresent() && !maySpeakFor(contents.body(), owner.get())) {
            contents.problems().add(foreign(excerpt, "account " + excerpt.wabaId()));
            return;
        }
        contents.items()
                .add(new Item.Account(
                        excerpt, new AccountEventReceived(excerpt.wabaId(), excerpt.field(), excerpt.value())));
    }

    private void traffic(Contents contents, Excerpt excerpt) {
        String id = Tree.of(excerpt.value()).text("metadata", "phone_number_id").orElse("");
        Optional<Sender> sender = id.isEmpty() ? Optional.empty() : tenants.sender(new PhoneNumberId(id));
        if (sender.isEmpty()) {
            contents.problems().add(unknownNumber(excerpt, id));
        } else if (!maySpeakFor(contents.body(), sender.get())) {
            contents.problems().add(foreign(excerpt, "number " + id));
        } else {
            new TrafficReader(contents, excerpt, sender.get()).read();
        }
    }

    private Problem unknownNumber(Excerpt excerpt, String id) {
        return Problem.of(
                excerpt.at("/metadata/phone_number_id"),
                tenantOf(excerpt),
                "webhook.unknown-number",
                id.isEmpty() ? "the change names no phone_number_id" : "no tenant declares the number " + id,
                "declare the number under business-accounts in tenants/*.yaml, then replay");
    }

    private Problem foreign(Excerpt excerpt, String whose) {
        return Problem.of(
                excerpt,
                tenantOf(excerpt),
                "webhook.foreign",
                "signed with another app's secret than that of " + whose,
                "give the number the app-secret of the app that is subscribed to it, then replay");
    }

    private static boolean maySpeakFor(Body body, Sender sender) {
        return body.signers().contains(sender.tenant().value());
    }

    private Optional<Sender> owner(String wabaId) {
        return tenants.all().stream()
                .flatMap(tenant -> tenant.senders().stream())
                .filter(sender -> sender.wabaId().equals(wabaId))
                .findFirst();
    }

    /** Whose parked item it is: the signer's, where only one tenant uses that app; nobody else may look into it. */
    private String tenantOf(Excerpt excerpt) {
        return owner(excerpt.wabaId())
                .map(sender -> sender.tenant().value())
                .filter(excerpt.body().signers()::contains)
                .orElseGet(() -> soleSigner(excerpt.body()));
    }

    static String soleSigner(Body body) {
        return body.signers().size() == 1 ? body.signers().iterator().next() : ParkedItem.NOBODY;
    }

    private static Contents whole(Contents contents, String cause, String pointer, String message) {
        Body body = contents.body();
        String advice = "look at the payload; what Meta sends is an object with entry[].changes[]";
        contents.problems().add(new Problem(body, soleSigner(body), cause, pointer, message, advice, null));
        return contents;
    }

    private static Contents tooMany(Contents contents) {
        Contents reduced = new Contents(contents.body(), contents.items(), new ArrayList<>());
        Problem first = contents.problems().get(0);
        return whole(
                reduced,
                "webhook.many-unreadable",
                first.pointer(),
                contents.problems().size() + " items cannot be read; the first: " + first.message());
    }
}
