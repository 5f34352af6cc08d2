package org.serai.flow.camel;

import java.util.Map;
import org.serai.flow.source.KameletFile;

/**
 * One use of one Kamelet by one route. Its parameters are found under its id, so that none stands in an address.
 *
 * @param parameters all of them: what it is given, what it falls back to, and what it is told about its use
 */
record Instance(String id, KameletFile kamelet, Map<String, String> parameters) {
    boolean knows(String name) {
        return parameters.containsKey(name) || kamelet.parameters().containsKey(name);
    }

    /** The key under which Camel finds a parameter of this use. */
    String key(String name) {
        return id + "." + name;
    }
}
