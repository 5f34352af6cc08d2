package org.serai.flow.rows;

import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.serai.flow.http.AllowedAddresses;

/**
 * The scheme {@code rows}: an address names one use of a Kamelet and nothing else, so that no statement and no password
 * stands in one. Reads and writes tables; the pools end with the version of the routes.
 */
public final class RowsComponent extends DefaultComponent {
    public static final String SCHEME = "rows";

    /** Set on what a source hands on that would come again for ever if it could not be accepted. */
    public static final String COMES_AGAIN = "serai.comes-again";

    private final Map<String, Map<String, String>> uses;
    private final Pools pools;

    /**
     * @param uses the parameters of each use of a Kamelet, by its id
     * @param allowed where databases may be
     */
    public RowsComponent(Map<String, Map<String, String>> uses, AllowedAddresses allowed) {
        this.pools = new Pools(allowed);
        this.uses = Map.copyOf(uses);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String id, Map<String, Object> parameters) {
        Map<String, String> given = uses.get(id);
        if (given == null) {
            throw new IllegalArgumentException("`rows:` belongs to the Kamelets of routes/steps");
        }
        try {
            Use use = Use.of(given);
            use.database().check();
            return new RowsEndpoint(uri, this, use, pools.of(use.database()));
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(Use.who(given) + ": " + wrong.getMessage());
        }
    }

    /** The sources that cannot read at this moment, and why. */
    public static Map<String, String> away(CamelContext context) {
        var away = new TreeMap<String, String>();
        context.getEndpoints().forEach(endpoint -> {
            if (endpoint instanceof RowsEndpoint rows) {
                rows.trouble().ifPresent(why -> away.put(rows.who(), why));
            }
        });
        return away;
    }

    @Override
    protected void doShutdown() throws Exception {
        super.doShutdown();
        pools.close();
    }
}
