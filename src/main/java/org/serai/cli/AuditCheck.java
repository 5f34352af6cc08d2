package org.serai.cli;

import java.util.Map;
import java.util.function.Supplier;
import org.serai.canonical.Tree;

/** Whether the record of what people did is whole, as the running hub finds it. */
final class AuditCheck {
    private static final String NAME = "audit";

    private AuditCheck() {}

    static Checked check(Supplier<HubClient> hub) {
        try {
            return check(hub.get().get("/api/v1/audit/verification", Map.of()));
        } catch (CliFailure notAsked) {
            return Checked.warn(NAME, "not looked at: " + notAsked.getMessage(), notAsked.advice());
        }
    }

    private static Checked check(Tree found) {
        String whole = found.text("entries").orElse("0") + " entries whole, the last "
                + found.text("head").orElse("?");
        return found.text("broken")
                .map(broken -> Checked.fail(
                        NAME,
                        broken + "; before it " + whole,
                        "somebody changed the table: compare with a backup and with the lines `audit` of the log"))
                .orElseGet(() -> Checked.ok(NAME, whole));
    }
}
