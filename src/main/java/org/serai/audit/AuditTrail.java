package org.serai.audit;

import java.util.List;
import org.serai.canonical.TenantId;

/** What was recorded, for people to read and to check. */
public final class AuditTrail {
    private static final int PAGE = 500;
    private final AuditTable table;

    AuditTrail(AuditTable table) {
        this.table = table;
    }

    /** One tenant's entries, newest first; {@code before} is the number of the last one of the page before. */
    public List<Entry> list(TenantId tenant, long before, int limit) {
        return table.before(tenant, before, Math.max(1, Math.min(limit, PAGE)));
    }

    /**
     * Reads the whole chain, of all tenants, and says whether it is whole. A chain that somebody cut off at its end or made
     * anew from an entry on is whole in itself: its head then differs from the one that was noted before.
     */
    public Verification verify() {
        var check = new Verification();
        List<Entry> page = table.after(0, PAGE);
        while (!page.isEmpty() && check.isWhole()) {
            for (Entry entry : page) {
                check = check.with(entry);
            }
            page = table.after(page.get(page.size() - 1).seq(), PAGE);
        }
        return check;
    }
}
