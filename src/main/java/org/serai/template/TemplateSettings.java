package org.serai.template;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param push true: templates Meta lacks are created by the hub itself (the demo); false: by {@code templates push}
 * @param pullEvery how often Meta's list is read beside the webhooks
 */
@ConfigurationProperties("serai.templates")
record TemplateSettings(
        @DefaultValue("false") boolean push,
        @DefaultValue("1h") Duration pullEvery) {}
