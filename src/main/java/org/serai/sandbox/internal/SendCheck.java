package org.serai.sandbox.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.serai.cloudapi.CloudApiError;
import org.serai.sandbox.BusinessNumber;

/** What Meta refuses before it accepts a message, in the order it is reported. */
final class SendCheck {
    private final Customers customers;
    private final Templates templates;
    private final ContentCheck content;
    private final BusinessClock clock;

    SendCheck(Customers customers, Templates templates, ContentCheck content, BusinessClock clock) {
        this.customers = customers;
        this.templates = templates;
        this.content = content;
        this.clock = clock;
    }

    Optional<CloudApiError> envelope(BusinessNumber from, Node body) {
        List<Supplier<Optional<CloudApiError>>> rules =
                List.of(() -> product(body), () -> addressee(from, body), () -> opaque(body), () -> type(body));
        return rules.stream().map(Supplier::get).flatMap(Optional::stream).findFirst();
    }

    private static Optional<CloudApiError> product(Node body) {
        if (!body.has("messaging_product")) {
            return ContentCheck.missing("messaging_product");
        }
        if (!"whatsapp".equals(body.lower("messaging_product"))) {
            return ContentCheck.invalid("messaging_product must be whatsapp");
        }
        String kind = body.text("recipient_type", "individual").toLowerCase(Locale.ROOT);
        return "individual".equals(kind)
                ? Optional.empty()
                : ContentCheck.invalid("recipient_type '" + kind + "': this number has no groups");
    }

    /** If both are given, {@code to} wins; a user id in {@code to} is no phone. */
    private static Optional<CloudApiError> addressee(BusinessNumber from, Node body) {
        if (body.filled("to")) {
            String phone = Numbers.person(body.text("to", ""));
            if (!Customer.WA_ID.matcher(phone).matches()) {
                return ContentCheck.invalid("to: the value is not a phone number; user ids go into recipient");
            }
            return phone.equals(from.displayDigits())
                    ? Optional.of(MetaErrors.of(131021, "Recipient phone number cannot be the sender phone number"))
                    : Optional.empty();
        }
        if (!body.filled("recipient")) {
            return ContentCheck.missing("to");
        }
        return Customer.USER_ID.matcher(body.text("recipient", "")).matches()
                ? Optional.empty()
                : ContentCheck.invalid("recipient: the value is not a business-scoped user id");
    }

    private static Optional<CloudApiError> opaque(Node body) {
        if (!body.has("biz_opaque_callback_data")) {
            return Optional.empty();
        }
        return body.raw("biz_opaque_callback_data") instanceof String text
                        && text.getBytes(StandardCharsets.UTF_8).length <= 512
                ? Optional.empty()
                : ContentCheck.invalid("biz_opaque_callback_data is a string of at most 512 bytes");
    }

    private static Optional<CloudApiError> type(Node body) {
        String type = type(body, "text");
        return "template".equals(type) || ContentCheck.knows(type)
                ? Optional.empty()
                : Optional.of(MetaErrors.of(131051, "type '" + type + "' is not supported"));
    }

    /** Without a type a message is a text. */
    static String type(Node body, String otherwise) {
        String type = body.lower("type");
        return type.isEmpty() ? otherwise : type;
    }

    Optional<CloudApiError> freeForm(BusinessNumber from, Customer to, String type, Node body) {
        Instant now = clock.now();
        return content.judge(type, body)
                .or(() -> blocked(from, to))
                .or(() -> customers.isOpen(to, from.id(), now)
                        ? Optional.empty()
                        : Optional.of(MetaErrors.of(
                                131047,
                                "Message failed to send because more than 24 hours have passed since the customer last"
                                        + " replied to this number.")));
    }

    Optional<CloudApiError> template(BusinessNumber from, Customer to, Node body) {
        Node posted = body.object("template");
        if (!body.has("template") || !posted.filled("name")) {
            return ContentCheck.missing(body.has("template") ? "template.name" : "template");
        }
        String language = language(posted);
        if (language.isEmpty()) {
            return ContentCheck.missing("template.language.code");
        }
        Optional<StoredTemplate> found = templates.find(from.accountId(), posted.text("name", ""), language);
        return found.isEmpty()
                ? unknown(posted.text("name", ""), language)
                : state(found.get())
                        .or(() -> TemplateCheck.judge(found.get(), posted))
                        .or(() -> person(found.get(), from, to))
                        .or(() -> blocked(from, to));
    }

    static String language(Node posted) {
        return posted.raw("language") instanceof String code
                ? code
                : posted.object("language").text("code", "");
    }

    private static Optional<CloudApiError> state(StoredTemplate template) {
        return switch (template.status()) {
            case "APPROVED" -> Optional.empty();
            case "PAUSED" ->
                Optional.of(MetaErrors.of(
                        132015,
                        "Template " + template.name()
                                + " is paused due to low quality so it cannot be sent in a template" + " message."));
            case "DISABLED" ->
                Optional.of(MetaErrors.of(
                        132016, "Template " + template.name() + " has been permanently disabled due to low quality."));
            default -> unknown(template.name(), template.language());
        };
    }

    private static Optional<CloudApiError> unknown(String name, String language) {
        return Optional.of(MetaErrors.of(132001, "template name (" + name + ") does not exist in " + language));
    }

    private Optional<CloudApiError> person(StoredTemplate template, BusinessNumber from, Customer to) {
        if (to.waId() == null && template.shape().isOneTimePassword()) {
            return Optional.of(MetaErrors.of(131062, "One-time passwords need the recipient's phone number."));
        }
        return "MARKETING".equals(template.category()) && customers.refusesMarketing(to, from.id())
                ? Optional.of(MetaErrors.of(131050, "The user has stopped marketing messages from this business."))
                : Optional.empty();
    }

    private Optional<CloudApiError> blocked(BusinessNumber from, Customer to) {
        return customers.isBlocked(to, from.id())
                ? Optional.of(MetaErrors.of(130403, "You have blocked this user; unblock them to send."))
                : Optional.empty();
    }
}
