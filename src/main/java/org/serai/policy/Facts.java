package org.serai.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.ConsentState;
import org.serai.canonical.Content;
import org.serai.canonical.Priority;
import org.serai.canonical.Purpose;
import org.serai.canonical.Reason;

/**
 * All that policy looks at. Gathered by others; with the same facts the verdict is the same.
 *
 * @param now business time
 * @param addressing why there is nobody to write to or nobody to write as; null: both are known
 * @param content absent where the flow could not compose it
 * @param problem why {@code content}, or the {@code alternative} to free text, could not be composed
 * @param windowClosesAt when the customer service window shuts; null: it never was open
 * @param approval of the template in {@code content}, or of {@code alternative} when content is free text
 * @param substituteApproval of {@code alternative} when content is a template
 */
public record Facts(
        Instant now,
        Instant expiresAt,
        @Nullable Reason addressing,
        @Nullable Content content,
        Content.@Nullable Template alternative,
        @Nullable Reason problem,
        ConsentState serviceConsent,
        ConsentState marketingConsent,
        @Nullable Instant windowClosesAt,
        Approval approval,
        Approval substituteApproval,
        Priority priority,
        Restraints restraints) {

    public boolean isWindowOpen() {
        return windowClosesAt != null && now.isBefore(windowClosesAt);
    }

    /** Free text outside the window gives way to the template the flow names, and a template Meta stopped to its substitute. */
    public boolean needsAlternative() {
        return alternative != null && (content instanceof Content.Text ? !isWindowOpen() : isSubstituteBetter());
    }

    private boolean isSubstituteBetter() {
        return content != null
                && approval.standing() != Approval.Standing.APPROVED
                && substituteApproval.standing() == Approval.Standing.APPROVED;
    }

    /** Of the template that would be sent right now. */
    Approval chosenApproval() {
        return content instanceof Content.Template && needsAlternative() ? substituteApproval : approval;
    }

    /** What would be sent right now. */
    public @Nullable Content chosen() {
        return needsAlternative() ? alternative : content;
    }

    /** Of what would be sent right now. What Meta has moved to marketing is advertising to whoever gets it, and to the law. */
    public Purpose purpose() {
        Content chosen = chosen();
        if (chosen == null) {
            return Purpose.SERVICE;
        }
        return chosen.isTemplate() && chosenApproval().isMarketing() ? Purpose.MARKETING : Purpose.of(chosen);
    }

    public Facts with(Restraints changed) {
        return new Facts(
                now,
                expiresAt,
                addressing,
                content,
                alternative,
                problem,
                serviceConsent,
                marketingConsent,
                windowClosesAt,
                approval,
                substituteApproval,
                priority,
                changed);
    }

    ConsentState consent(Purpose purpose) {
        return purpose == Purpose.MARKETING ? marketingConsent : serviceConsent;
    }
}
