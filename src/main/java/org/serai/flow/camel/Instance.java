package org.serai.flow.camel;

import java.util.Map;
import java.util.Properties;
import org.serai.finding.Place;

/** One use of one Kamelet by one route: its own route in Camel, its parameters kept out of the address. */
record Instance(String id, Map<String, String> parameters, Place place) {
    Properties properties() {
        var properties = new Properties();
        properties.putAll(parameters);
        return properties;
    }
}
