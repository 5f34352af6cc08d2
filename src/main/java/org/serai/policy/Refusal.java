package org.serai.policy;

import org.serai.canonical.Reason;

/** Every reason policy gives: a stable code, and a sentence that says what to do. */
public enum Refusal {
    RECIPIENT_MISSING(
            "recipient.missing",
            "the event carries no phone number that can be reached; correct it in the source system"),
    RECIPIENT_UNKNOWN(
            "recipient.unknown",
            "the update carries no phone number and no earlier order of this tenant has its tracking or order number"),
    SENDER_MISSING(
            "sender.missing",
            "no number of the tenant writes to country %s; add it to a number's `countries` in tenants/%s.yaml"),
    NOT_LISTED(
            "policy.not-listed",
            "the tenant writes to listed people only; add the number to `only-to` in the tenant's file, or drop that list"),
    SUPERSEDED("policy.superseded", "a newer status of the shipment came before this message was sent"),
    STALE("policy.stale", "a later status of the shipment was there already (%s)"),
    QUIET_HOURS("policy.quiet-hours", "it is quiet where the customer lives; sent at %s"),
    HELD_BY_META("policy.marketing-held", "Meta lets no marketing message through to this person for now; tried at %s"),
    FREQUENCY_CAP("policy.frequency-cap", "the customer already got as many messages as the cap allows; sent at %s"),
    MESSAGING_LIMIT(
            "policy.messaging-limit",
            "the portfolio reached as many people in 24 hours as its messaging limit leaves to this priority; tried at %s"),
    WAIT_TOO_LONG("policy.wait-too-long", "the message would wait until %s (%s) and makes sense only until %s"),
    EXPIRED("policy.expired", "the message made sense until %s and was not sent by then"),
    OPTED_OUT("policy.opted-out", "the person does not want %s messages; only their own START can change that"),
    NO_CONSENT(
            "policy.no-consent",
            "nobody has recorded the person's consent to %s messages; record it, or have the source system send it"),
    MESSAGE_EMPTY("message.empty", "the flow composed nothing to say; see its mapping"),
    TEXT_TOO_LONG("text.too-long", "free text has %s characters, the Cloud API takes 4096"),
    WINDOW_CLOSED(
            "policy.window-closed",
            "the customer has not written in the last 24 hours, so only a template may be sent; name one in the flow"),
    TEMPLATE_UNKNOWN("template.unknown", "the Cloud API knows no template %s; push it with ./serai templates push"),
    TEMPLATE_LANGUAGE_MISSING(
            "template.language-missing",
            "template %s is not known to the Cloud API in %s; push it with ./serai templates push"),
    TEMPLATE_PAUSED(
            "template.paused",
            "Meta has paused template %s (%s); the message waits until the pause is over, or names a `substitute`"),
    TEMPLATE_NOT_APPROVED("template.not-approved", "template %s is %s; only an approved template may be sent"),
    TEMPLATE_PARAMETER_MISSING(
            "template.parameter-missing",
            "template %s has no value for %s; give it a fallback or have the source system send it"),
    TEMPLATE_PARAMETER_TOO_LONG(
            "template.parameter-too-long",
            "%2$s of template %1$s is longer than 1024 characters; shorten it in the flow's mapping");

    private final String code;
    private final String text;

    Refusal(String code, String text) {
        this.code = code;
        this.text = text;
    }

    public String code() {
        return code;
    }

    public Reason reason(Object... details) {
        return new Reason(code, text.formatted(details));
    }

    Verdict verdict(Object... details) {
        return new Verdict.Refuse(reason(details));
    }
}
