package org.serai.flow.poll;

import java.net.URI;
import java.util.Map;

/**
 * How an answer tells that there is more.
 *
 * @param nextLink the JSON Pointer of the next page's address; {@code header}: the header {@code Link} has it
 * @param nextMark the JSON Pointer of what the next question must hold
 * @param pageSize for pages by number or offset: a page with fewer items is the last; 0: there are no such pages
 * @param base the system's address; a link that leads anywhere else is not followed
 */
public record Paging(String nextLink, String nextMark, int pageSize, URI base) {
    static final String HEADER = "header";

    static Paging of(Map<String, String> given) {
        String link = given.getOrDefault("nextLink", "");
        return new Paging(
                link.equals(HEADER) ? link : PollPlan.pointer(given, "nextLink"),
                PollPlan.pointer(given, "nextMark"),
                Plans.number(given, "pageSize"),
                URI.create(given.getOrDefault("base", "")));
    }
}
