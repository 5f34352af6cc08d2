package org.serai.flow.camel;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * The scheme {@code serai}: {@code event}, {@code reply}, {@code callback} and {@code fetch} are where runs enter a
 * version; {@code record} is where a rehearsal ends instead of in a business system.
 */
final class SeraiComponent extends DefaultComponent {
    private final Dispatcher dispatcher;

    SeraiComponent(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String kind, Map<String, Object> parameters) {
        var given = new java.util.HashMap<String, String>();
        parameters.forEach((name, value) -> given.put(name, String.valueOf(value)));
        parameters.clear();
        return new SeraiEndpoint(uri, this, dispatcher, kind, Map.copyOf(given));
    }
}
