package org.serai.template;

import java.util.List;
import java.util.Map;
import org.serai.tenant.Sender;

/**
 * The Cloud API's template edge of one WhatsApp Business Account; the room delivery stands behind it. Calls block and may
 * throw {@link org.serai.canonical.UnavailableException} when the API is away or a quota is used up. Source: Meta, template
 * management.
 */
public interface TemplateApi {
    /** Every page of {@code GET /{waba}/message_templates?fields=id,name,status,category,language,components,quality_score}. */
    List<ListedTemplate> list(Sender sender);

    /** {@code POST /{waba}/message_templates}; at most 100 an hour. */
    TemplateAnswer create(Sender sender, Map<String, Object> body);

    /** {@code POST /{template-id}}; an answer of {@code success} counts as taken with status {@code PENDING}. */
    TemplateAnswer edit(Sender sender, String templateId, Map<String, Object> body);
}
