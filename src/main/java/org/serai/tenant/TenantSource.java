package org.serai.tenant;

import java.util.Map;
import org.serai.canonical.TenantId;
import org.serai.finding.Snapshot;

/** Where tenants are declared. */
public interface TenantSource {
    /** Of the files it reads; asked four times a second. */
    Snapshot snapshot();

    /**
     * All as they are declared now.
     *
     * @throws org.serai.canonical.SeraiException naming every mistake, when there is one
     */
    Map<TenantId, Tenant> read();
}
