package org.serai.ingress;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationPredicate;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import org.serai.broker.Broker;
import org.serai.connector.LiveConnectors;
import org.serai.parked.Parking;
import org.serai.parked.ReplayPace;
import org.serai.tenant.Tenants;
import org.serai.watch.Pressure;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class IngressConfiguration {
    private static final String DOOR = "/in/";

    @Bean
    Bindings connectorBindings(Tenants tenants, LiveConnectors connectors) {
        return new Bindings(tenants, connectors);
    }

    @Bean
    IngressDoor ingressDoor(Broker broker) {
        return new IngressDoor(broker);
    }

    @Bean
    Sources documentSources(Tenants tenants, MeterRegistry meters) {
        return new Sources(tenants, meters);
    }

    @Bean
    Admission admission(
            Pressure pressure,
            @Value("${serai.backpressure.retry-soft}") Duration soon,
            @Value("${serai.backpressure.retry-hard}") Duration later) {
        return new Admission(pressure, soon, later);
    }

    @Bean
    Strangers strangers(Parking parking, Clock clock) {
        return new Strangers(parking, clock);
    }

    @Bean
    Doorkeeper doorkeeper(
            Bindings bindings,
            Admission admission,
            IngressDoor door,
            Strangers strangers,
            Sources sources,
            Unloader unloader,
            Clock clock) {
        return new Doorkeeper(bindings, admission, door, strangers, sources, unloader, clock, Clock.systemUTC());
    }

    @Bean
    Unloader unloader(
            Bindings bindings,
            Admission admission,
            IngressDoor door,
            Strangers strangers,
            Sources sources,
            Clock clock,
            PlatformTransactionManager manager) {
        var batches = new Batches(door, strangers, sources, new TransactionTemplate(manager));
        return new Unloader(bindings, new Room(admission::refusal), batches, clock);
    }

    @Bean
    PublicAddress publicAddress(@Value("${serai.public-url}") String publicUrl) {
        return new PublicAddress(publicUrl);
    }

    @Bean
    ServletRegistrationBean<DoorServlet> documentDoor(
            Doorkeeper doorkeeper, MeterRegistry meters, PublicAddress address) {
        return new ServletRegistrationBean<>(new DoorServlet(doorkeeper, address, meters), DOOR + "*");
    }

    /** It times itself. */
    @Bean
    ObservationPredicate doorNeedsNoObservation() {
        return (name, context) -> !(context instanceof ServerRequestObservationContext request && isForDoor(request));
    }

    private static boolean isForDoor(ServerRequestObservationContext context) {
        HttpServletRequest request = context.getCarrier();
        return request != null && request.getRequestURI().startsWith(DOOR);
    }

    @Bean
    Reading documentReading(Bindings bindings) {
        return new Reading(bindings);
    }

    @Bean
    RecipientIndex recipientIndex(JdbcClient jdbc, Clock clock) {
        return new RecipientIndex(jdbc, clock);
    }

    @Bean
    Parcels parcels(JdbcClient jdbc) {
        return new Parcels(jdbc);
    }

    @Bean
    Preview documentPreview(
            Bindings bindings, Reading reading, RecipientIndex recipients, DocumentFetch fetch, Clock clock) {
        return new Preview(bindings, reading, recipients, fetch, clock);
    }

    @Bean
    Deliveries deliveries(JdbcClient jdbc) {
        return new Deliveries(jdbc);
    }

    @Bean
    DocumentReplayer documentReplayer(IngressDoor door, Tenants tenants, ReplayPace pace, Clock clock) {
        return new DocumentReplayer(door, tenants, pace, clock);
    }

    @Bean
    KnownEvents knownEvents(JdbcClient jdbc) {
        return new KnownEvents(jdbc);
    }

    @Bean
    Intake intake(
            JdbcClient jdbc,
            RecipientIndex recipients,
            Parcels parcels,
            Reading reading,
            IngressDoor door,
            Parking parking,
            EventFlows flows,
            Clock clock) {
        return new Intake(
                new Inbox(jdbc, clock),
                new Events(jdbc, clock),
                recipients,
                parcels,
                reading,
                door,
                parking,
                flows,
                clock);
    }

    @Bean
    @ConditionalOnBooleanProperty(name = "serai.taking-in", matchIfMissing = true)
    IngressConsumers ingressConsumers(
            Broker broker,
            Tenants tenants,
            Intake intake,
            Reading reading,
            DocumentFetch fetch,
            IngressDoor door,
            Strangers strangers,
            PlatformTransactionManager manager) {
        TransactionTemplate transaction = new TransactionTemplate(manager);
        return new IngressConsumers(
                broker,
                tenants,
                new IngressWorker(intake, strangers, transaction),
                new FetchWorker(reading, fetch, door, intake, strangers, transaction));
    }
}
