package org.serai.template;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happens to one template in one language.
 *
 * @param templateId Meta's id, where Meta has it
 * @param status Meta's word for it, where Meta has it
 * @param body what will be posted; empty unless created or edited
 * @param note why, in words for an operator
 */
public record TemplateStep(
        Action action,
        String name,
        String language,
        @Nullable String templateId,
        @Nullable String status,
        Map<String, Object> body,
        String note) {

    /** What is done. Only CREATE and EDIT change anything. */
    public enum Action {
        CREATE,
        EDIT,
        /** The same on both sides. */
        KEEP,
        /** Different, but Meta would refuse an edit now. */
        WAIT,
        /** Only Meta has it; it is never touched. */
        FOREIGN
    }

    public boolean isChange() {
        return action == Action.CREATE || action == Action.EDIT;
    }

    /** For {@code -o json} and the REST interface. */
    public Map<String, Object> toTree() {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("action", action.name().toLowerCase(java.util.Locale.ROOT));
        tree.put("name", name);
        tree.put("language", language);
        if (templateId != null) {
            tree.put("templateId", templateId);
        }
        if (status != null) {
            tree.put("status", status);
        }
        tree.put("reason", note);
        return tree;
    }
}
