package org.serai.reply;

import org.serai.canonical.ConnectorName;
import org.serai.canonical.TenantId;

/** Which connectors take answers; the connectors' descriptors stand behind it ({@code answers: true}). */
@FunctionalInterface
public interface AnswerTakers {
    /** Asked for connectors the tenant binds; the answer follows a saved descriptor. */
    boolean takesAnswers(TenantId tenant, ConnectorName connector);
}
