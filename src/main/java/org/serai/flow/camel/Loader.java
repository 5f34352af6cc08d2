package org.serai.flow.camel;

import org.apache.camel.CamelContext;
import org.apache.camel.RouteConfigurationsBuilder;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.dsl.yaml.YamlRoutesBuilderLoader;
import org.apache.camel.dsl.yaml.common.YamlDeserializationContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.ResourceHelper;
import org.serai.json.Json;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Camel's own reader of routes, fed with rewritten trees (JSON is YAML too). */
final class Loader {
    private final CamelContext context;
    private final YamlRoutesBuilderLoader routes = new YamlRoutesBuilderLoader() {
        @Override
        protected YamlDeserializationContext newYamlDeserializationContext(LoadSettings settings, Resource resource) {
            return quiet(super.newYamlDeserializationContext(settings, resource));
        }
    };

    Loader(CamelContext context) {
        this.context = context;
        routes.setCamelContext(context);
        routes.start();
    }

    /** Our files are written for people; Camel would have each of them in its long form. */
    private static YamlDeserializationContext quiet(YamlDeserializationContext settings) {
        settings.setCompactNotationWarn(false);
        return settings;
    }

    RoutesBuilder route(String file, Object tree) throws Exception {
        return routes.loadRoutesBuilder(ResourceHelper.fromString(file, Json.text(tree)));
    }

    /** Before any route is added: routes look their error handling up while they are made. */
    void configure(RoutesBuilder builder) throws Exception {
        if (builder instanceof RouteConfigurationsBuilder configurations) {
            configurations.addRouteConfigurationsToCamelContext(context);
        }
    }
}
