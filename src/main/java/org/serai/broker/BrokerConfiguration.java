package org.serai.broker;

import jakarta.jms.ConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BrokerSettings.class)
class BrokerConfiguration {
    private static final int CONSUMER_WINDOW_BYTES = 1024 * 1024;
    /** After which an external broker gives the queues of a hub that stands still to the next one. */
    private static final int SILENCE_MILLIS = 20_000;

    @Bean(destroyMethod = "close")
    @ConditionalOnExpression("'${serai.broker.url:}' == ''")
    EmbeddedBroker embeddedBroker(BrokerSettings settings) {
        return new EmbeddedBroker(settings);
    }

    @Bean
    ConnectionFactory brokerConnectionFactory(BrokerSettings settings, ObjectProvider<EmbeddedBroker> embedded) {
        EmbeddedBroker inside = embedded.getIfAvailable();
        var factory = inside == null
                ? new ActiveMQConnectionFactory(settings.url(), settings.user(), settings.password())
                : new ActiveMQConnectionFactory(inside.url(), inside.user(), inside.password());
        if (inside == null) {
            factory.setConnectionTTL(SILENCE_MILLIS);
            factory.setClientFailureCheckPeriod(SILENCE_MILLIS / 2);
        }
        factory.setBlockOnDurableSend(true);
        factory.setConsumerWindowSize(CONSUMER_WINDOW_BYTES);
        factory.setCallTimeout(10_000);
        factory.setReconnectAttempts(0);
        // waited before a refusal is told, under a lock that doors, consumers and health share
        factory.setRetryInterval(50);
        factory.setMinLargeMessageSize(2 * 1024 * 1024);
        return factory;
    }

    @Bean(destroyMethod = "close")
    JmsBroker broker(ConnectionFactory brokerConnectionFactory) {
        return new JmsBroker(brokerConnectionFactory);
    }

    @Bean
    BrokerWatch brokerWatch(BrokerSettings settings, ObjectProvider<EmbeddedBroker> embedded, JmsBroker broker) {
        EmbeddedBroker inside = embedded.getIfAvailable();
        return inside == null
                ? new BrokerWatch(
                        String.valueOf(settings.url()),
                        String.valueOf(settings.user()),
                        String.valueOf(settings.password()),
                        broker::queues)
                : new BrokerWatch(inside.url(), inside.user(), inside.password(), broker::queues);
    }

    @Bean
    BrokerHealthIndicator brokerHealthIndicator(JmsBroker broker) {
        return new BrokerHealthIndicator(broker);
    }
}
