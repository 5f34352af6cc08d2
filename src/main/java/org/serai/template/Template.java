package org.serai.template;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Priority;
import org.serai.canonical.SendClass;

/**
 * One entry of the catalogue, with all its languages.
 *
 * @param category as the Cloud API spells it: UTILITY or MARKETING
 * @param validFor how long a message made from it makes sense
 * @param parameters in the order they are declared
 * @param substitute goes instead while Meta lets this one not be sent; null: messages wait
 * @param languages by Meta's language code ({@code pt_BR}), in the order of the file; always holds the default language
 */
public record Template(
        TemplateName name,
        String category,
        String owner,
        SendClass sendClass,
        Priority priority,
        Duration validFor,
        String defaultLanguage,
        Map<String, Parameter> parameters,
        Map<String, Wording> languages,
        @Nullable TemplateName substitute) {}
