package org.serai.flow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.ConsentState;
import org.serai.canonical.Content;
import org.serai.canonical.OutboundMessage;
import org.serai.policy.Addressing;
import org.serai.policy.Approval;
import org.serai.policy.Facts;
import org.serai.policy.Policy;
import org.serai.policy.Restraints;
import org.serai.policy.Verdict;
import org.serai.template.Catalogue;
import org.serai.template.TemplateName;

/** Policy's verdict where there is no hub to ask: what the catalogue holds counts as approved. */
public record DemoJudge(Catalogue catalogue, Instant now) {
    /** A first message as in the demo: whoever gave a phone has agreed unless the document says no, and has not written. */
    public Verdict judge(OutboundMessage message) {
        return judge(message, said(message), null);
    }

    /** @param windowClosesAt null: the person never wrote */
    Verdict judge(OutboundMessage message, ConsentState consent, @Nullable Instant windowClosesAt) {
        return Policy.judge(new Facts(
                now,
                now.plus(message.validFor()),
                message.to() == null ? Addressing.missing(message) : null,
                message.content(),
                message.alternative(),
                message.problem(),
                consent,
                consent,
                windowClosesAt,
                approval(message),
                Approval.UNKNOWN,
                message.priority(),
                Restraints.NONE));
    }

    static ConsentState said(OutboundMessage message) {
        ConsentState said =
                ConsentState.ofWord(message.event().party().text("consent").orElse("unknown"));
        return said == ConsentState.UNKNOWN ? ConsentState.GRANTED : said;
    }

    private Approval approval(OutboundMessage message) {
        Content.Template template = message.content() instanceof Content.Template t ? t : message.alternative();
        return template != null
                        && catalogue.find(new TemplateName(template.name())).isPresent()
                ? Approval.APPROVED
                : Approval.UNKNOWN;
    }
}
