package org.serai.flow;

import java.time.ZoneId;
import java.util.Map;

/** What {@code <flow>.jslt} makes of an event's data: the template's parameters, written for one locale and zone. */
@FunctionalInterface
interface FlowParameters {
    /** @throws org.serai.canonical.DocumentException when the mapping cannot take this event */
    Map<String, Object> of(String flow, Map<String, Object> data, String locale, ZoneId zone);
}
