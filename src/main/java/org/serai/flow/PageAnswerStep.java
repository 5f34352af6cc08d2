package org.serai.flow;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** What a poll needs of an answer as one tree: its body, and of its headers those that name its state and the next page. */
public final class PageAnswerStep {
    private static final int NOT_MODIFIED = 304;
    private static final Map<String, String> HEADERS =
            Map.of("etag", "ETag", "lastModified", "Last-Modified", "link", "Link");
    private final JsonStep json = new JsonStep();

    PageAnswerStep() {}

    public Map<String, Object> read(@Body @Nullable Object body, Exchange exchange) {
        var answer = new LinkedHashMap<String, Object>();
        Integer status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        if (status != null && status == NOT_MODIFIED) {
            answer.put("unchanged", true);
            return answer;
        }
        HEADERS.forEach((key, header) -> {
            String value = exchange.getMessage().getHeader(header, String.class);
            if (value != null) {
                answer.put(key, value);
            }
        });
        answer.put("body", json.read(body));
        return answer;
    }
}
