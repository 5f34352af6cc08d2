package org.serai.flow.camel;

import org.apache.camel.CamelContext;
import org.apache.camel.RouteConfigurationsBuilder;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.dsl.yaml.KameletRoutesBuilderLoader;
import org.apache.camel.dsl.yaml.YamlRoutesBuilderLoader;
import org.apache.camel.dsl.yaml.common.YamlDeserializationContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.ResourceHelper;
import org.serai.json.Json;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Camel's own readers of routes and Kamelets, fed with rewritten trees (JSON is YAML too). */
final class Loaders {
    private final CamelContext context;
    private final YamlRoutesBuilderLoader routes = new YamlRoutesBuilderLoader() {
        @Override
        protected YamlDeserializationContext newYamlDeserializationContext(LoadSettings settings, Resource resource) {
            return quiet(super.newYamlDeserializationContext(settings, resource));
        }
    };
    private final KameletRoutesBuilderLoader kamelets = new KameletRoutesBuilderLoader() {
        @Override
        protected YamlDeserializationContext newYamlDeserializationContext(LoadSettings settings, Resource resource) {
            return quiet(super.newYamlDeserializationContext(settings, resource));
        }
    };

    Loaders(CamelContext context) {
        this.context = context;
        routes.setCamelContext(context);
        kamelets.setCamelContext(context);
        routes.start();
        kamelets.start();
    }

    /** Our files are written for people; Camel would have each of them in its long form. */
    private static YamlDeserializationContext quiet(YamlDeserializationContext settings) {
        settings.setCompactNotationWarn(false);
        return settings;
    }

    RoutesBuilder route(String file, Object tree) throws Exception {
        return routes.loadRoutesBuilder(resource(file, ".yaml", tree));
    }

    /** Before any route is added: routes look their error handling up while they are made. */
    void configure(RoutesBuilder builder) throws Exception {
        if (builder instanceof RouteConfigurationsBuilder configurations) {
            configurations.addRouteConfigurationsToCamelContext(context);
        }
    }

    void kamelet(String file, Object tree) throws Exception {
        context.addRoutes(kamelets.loadRoutesBuilder(resource(file, ".kamelet.yaml", tree)));
    }

    private static Resource resource(String file, String suffix, Object tree) {
        String name = file.endsWith(suffix) ? file : file + suffix;
        return ResourceHelper.fromString(name, Json.text(tree));
    }
}
