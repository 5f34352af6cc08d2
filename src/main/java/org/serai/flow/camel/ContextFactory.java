package org.serai.flow.camel;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.StartupSummaryLevel;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.serai.flow.file.FilesComponent;
import org.serai.flow.rows.RowsComponent;

/**
 * A Camel context as production wants it: no JMX, tracing, history, caching of streams or MDC; one thread, one
 * transaction; no retries or redirects below us; nothing but the connector's own headers on the wire.
 */
final class ContextFactory {
    private final Surroundings surroundings;

    ContextFactory(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    DefaultCamelContext create(String name, Dispatcher dispatcher, List<Binding> bindings, Instances instances) {
        var context = new RouteByRoute();
        context.disableJMX();
        context.getCamelContextExtension().setName(name);
        context.setStreamCaching(false);
        context.setMessageHistory(false);
        context.setTracing(false);
        context.setBacklogTracing(false);
        context.setDebugging(false);
        context.setAllowUseOriginalMessage(false);
        context.setUseBreadcrumb(false);
        context.setLogMask(true);
        context.setAutoStartup(false);
        context.setStartupSummaryLevel(StartupSummaryLevel.Off);
        context.getShutdownStrategy().setTimeout(20);
        context.setInjector(new StepInjector(context.getInjector(), surroundings.steps()));
        context.getPropertiesComponent().addPropertiesSource(new Settings(bindings, instances));
        context.addComponent("serai", new SeraiComponent(dispatcher, surroundings));
        context.addComponent("files", new FilesComponent(parameters(instances), surroundings.allowed()));
        context.addComponent("http", http());
        context.addComponent("https", http());
        context.addComponent("jms", jms());
        context.addComponent(RowsComponent.SCHEME, new RowsComponent(parameters(instances), surroundings.allowed()));
        context.build();
        return context;
    }

    /** Camel holds the ids of each route it is given against those of all it was given with it; the rules of a project have done that. */
    private static final class RouteByRoute extends DefaultCamelContext {
        private RouteByRoute() {
            super(false);
        }

        @Override
        public void startRouteDefinitions() throws Exception {
            for (RouteDefinition route : List.copyOf(getRouteDefinitions())) {
                startRouteDefinitions(List.of(route));
            }
        }
    }

    private static Map<String, Map<String, String>> parameters(Instances instances) {
        return instances.all().collect(Collectors.toMap(Instance::id, Instance::parameters, (one, same) -> same));
    }

    private HttpComponent http() {
        long timeout = surroundings.httpTimeout().toMillis();
        var component = new GuardedHttp(surroundings.allowed());
        component.setFollowRedirects(false);
        component.setRedirectHandlingDisabled(true);
        component.setAutomaticRetriesDisabled(true);
        component.setCookieManagementDisabled(true);
        component.setConnectionRequestTimeout(timeout);
        component.setConnectTimeout(Math.min(5_000, timeout));
        component.setSoTimeout(timeout);
        component.setResponseTimeout(timeout);
        component.setConnectionsPerRoute(20);
        component.setMaxTotalConnections(200);
        component.setSkipResponseHeaders(true);
        return component;
    }

    private JmsComponent jms() {
        var component = new JmsComponent();
        component.setConnectionFactory(surroundings.connections().orElse(NoBroker.INSTANCE));
        component.setTransacted(true);
        component.setLazyCreateTransactionManager(false);
        component.setCacheLevelName("CACHE_CONSUMER");
        component.setDisableReplyTo(true);
        component.setAcceptMessagesWhileStopping(true);
        component.setObjectMessageEnabled(false);
        component.setTransferException(false);
        component.setTransferExchange(false);
        component.setErrorHandlerLogStackTrace(false);
        return component;
    }
}
