package org.serai.delivery;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.serai.canonical.Tree;
import org.serai.canonical.UnavailableException;
import org.serai.cloudapi.CloudApiError;
import org.serai.cloudapi.ErrorEntry;
import org.serai.cloudapi.ErrorTable;
import org.serai.template.ListedTemplate;
import org.serai.template.TemplateAnswer;
import org.serai.template.TemplateApi;
import org.serai.tenant.Sender;

/** The template edge of the Cloud API over HTTP. Pages are followed by cursor, never by the address in the answer. */
final class HttpTemplateApi implements TemplateApi {
    private static final String SYSTEM = "the Cloud API";
    private static final String FIELDS = "id,name,status,category,language,components,quality_score";
    private static final int LONGEST_ANSWER = 16 * 1024 * 1024;
    private static final int MOST_PAGES = 200;
    private final CloudApiCalls calls;
    private final CloudApiAddress address;
    private final ErrorTable errors;

    HttpTemplateApi(CloudApiCalls calls, CloudApiAddress address, ErrorTable errors) {
        this.calls = calls;
        this.address = address;
        this.errors = errors;
    }

    @Override
    public List<ListedTemplate> list(Sender sender) {
        var listed = new ArrayList<ListedTemplate>();
        Optional<String> after = Optional.of("");
        for (int page = 0; page < MOST_PAGES && after.isPresent(); page++) {
            Tree answer = page(sender, after.get());
            answer.items("data").forEach(item -> listed.add(template(item)));
            after = answer.has("paging", "next") ? answer.text("paging", "cursors", "after") : Optional.empty();
        }
        return listed;
    }

    @Override
    public TemplateAnswer create(Sender sender, Map<String, Object> body) {
        return taken(call(address.post(sender, sender.wabaId() + "/message_templates", body)), "");
    }

    @Override
    public TemplateAnswer edit(Sender sender, String templateId, Map<String, Object> body) {
        return taken(call(address.post(sender, encoded(templateId), body)), templateId);
    }

    private Tree page(Sender sender, String after) {
        String query = "?limit=100&fields=" + FIELDS + (after.isEmpty() ? "" : "&after=" + encoded(after));
        HttpAnswer answer = call(address.get(sender, sender.wabaId() + "/message_templates" + query));
        if (answer.status() != 200) {
            throw away("listing templates of account " + sender.wabaId() + " was answered with HTTP "
                    + answer.status()
                    + GraphError.read(answer.status(), answer.body())
                            .map(e -> ", error " + e.code() + ": "
                                    + errors.find(e.code()).meaning())
                            .orElse(""));
        }
        return GraphError.tree(answer.body());
    }

    private TemplateAnswer taken(HttpAnswer answer, String id) {
        if (answer.status() >= 200 && answer.status() < 300) {
            Tree tree = GraphError.tree(answer.body());
            return new TemplateAnswer.Taken(
                    tree.text("id").orElse(id),
                    tree.text("status").orElse("PENDING"),
                    tree.text("category").orElse(null));
        }
        CloudApiError error = GraphError.read(answer.status(), answer.body())
                .orElseThrow(() -> away("a template was answered with HTTP " + answer.status()));
        if (answer.status() >= 500 || errors.find(error.code()).action() == ErrorEntry.Action.WAIT) {
            throw away("a template was answered with error " + error.code() + ": " + error.message());
        }
        return new TemplateAnswer.Refused(error);
    }

    private HttpAnswer call(AsyncRequestProducer request) {
        try {
            return calls.call(request, LONGEST_ANSWER).get();
        } catch (ExecutionException away) {
            throw new UnavailableException(SYSTEM, "no answer about templates: " + away.getCause(), away);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new UnavailableException(SYSTEM, "stopped while waiting for an answer about templates", stop);
        }
    }

    private static ListedTemplate template(Tree item) {
        return new ListedTemplate(
                item.text("id").orElse(""),
                item.text("name").orElse(""),
                item.text("language").orElse(""),
                item.text("status").orElse("PENDING"),
                item.text("category").orElse(null),
                item.text("quality_score", "score").orElse(null),
                item.items("components").stream().map(Tree::map).toList());
    }

    private static UnavailableException away(String message) {
        return new UnavailableException(SYSTEM, message, new IOException(message));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
