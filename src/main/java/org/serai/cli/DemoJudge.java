package org.serai.cli;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.ConsentState;
import org.serai.canonical.Content;
import org.serai.canonical.OutboundMessage;
import org.serai.canonical.Reason;
import org.serai.policy.Approval;
import org.serai.policy.Facts;
import org.serai.policy.Policy;
import org.serai.policy.Refusal;
import org.serai.policy.Verdict;
import org.serai.template.Catalogue;
import org.serai.template.TemplateName;

/** Policy's verdict on a first message of the demo: whoever gave a phone agreed, and has not written yet. */
record DemoJudge(Catalogue catalogue, Instant now) {
    Verdict judge(OutboundMessage message) {
        ConsentState said =
                ConsentState.ofWord(message.event().party().text("consent").orElse("unknown"));
        ConsentState consent = said == ConsentState.DENIED ? said : ConsentState.GRANTED;
        return Policy.judge(new Facts(
                now,
                now.plus(message.validFor()),
                addressing(message),
                message.content(),
                message.alternative(),
                message.problem(),
                consent,
                consent,
                null,
                approval(message)));
    }

    private static @Nullable Reason addressing(OutboundMessage message) {
        if (message.to() != null) {
            return null;
        }
        boolean update = message.event().type().startsWith("shipment.");
        return (update ? Refusal.RECIPIENT_UNKNOWN : Refusal.RECIPIENT_MISSING).reason();
    }

    private Approval approval(OutboundMessage message) {
        Content.Template template = message.content() instanceof Content.Template t ? t : message.alternative();
        return template != null
                        && catalogue.find(new TemplateName(template.name())).isPresent()
                ? Approval.APPROVED
                : Approval.UNKNOWN;
    }
}
