package org.serai.outbox;

import org.serai.policy.Approval;

/** What the Cloud API last said about a template; the room template stands behind it. */
public interface TemplateApproval {
    /** Never blocks on the network. At most five seconds behind the last webhook. */
    Approval find(String wabaId, String name, String language);
}
