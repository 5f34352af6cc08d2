package org.serai.ingress;

import org.serai.connector.Connector;
import org.serai.tenant.ConnectorBinding;
import org.serai.tenant.Tenant;

/** One tenant's use of one connector folder, as both are declared now. */
record Bound(Tenant tenant, Connector connector, ConnectorBinding binding) {}
