package org.serai.conversation;

import java.time.Clock;
import java.time.Duration;
import org.serai.database.TableWorker;
import org.serai.tenant.Tenants;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;

@Configuration(proxyBeanMethods = false)
class ConversationConfiguration {
    /** Longer than any download may take. */
    private static final Duration LEASE = Duration.ofMinutes(10);

    private static final Duration PAUSE = Duration.ofSeconds(2);

    @Bean
    PersonIdentities personIdentities(NamedParameterJdbcOperations jdbc) {
        return new PersonIdentities(jdbc);
    }

    @Bean
    ServiceWindows serviceWindows(NamedParameterJdbcOperations jdbc) {
        return new ServiceWindows(jdbc);
    }

    @Bean
    ConversationItems conversationItems(NamedParameterJdbcOperations jdbc) {
        return new ConversationItems(jdbc);
    }

    @Bean
    Conversations conversations(ConversationItems items, Said said, PersonIdentities identities) {
        return new Conversations(items, said, identities);
    }

    @Bean
    ConversationKeeper conversationKeeper(
            PersonIdentities identities,
            ConversationItems items,
            ServiceWindows windows,
            MediaQueue media,
            Tenants tenants,
            Clock clock) {
        return new ConversationKeeper(identities, items, windows, media, tenants, clock);
    }

    @Bean
    MediaChunks mediaChunks(JdbcClient jdbc) {
        return new MediaChunks(jdbc);
    }

    @Bean
    MediaStore mediaStore(JdbcClient jdbc, MediaChunks chunks) {
        return new MediaStore(jdbc, chunks);
    }

    @Bean
    MediaQueue mediaQueue(
            NamedParameterJdbcOperations jdbc,
            Clock clock,
            @Qualifier("mediaWorker") ObjectProvider<TableWorker> worker) {
        return new MediaQueue(jdbc, LEASE, clock, () -> worker.getObject().wakeAfterCommit());
    }

    @Bean
    TableWorker mediaWorker(
            MediaQueue queue,
            MediaChunks chunks,
            MediaSource source,
            Tenants tenants,
            Clock clock,
            @Value("${serai.media.max-bytes}") DataSize maxBytes,
            @Value("${serai.media.threads}") int threads) {
        MediaFetcher fetcher = new MediaFetcher(queue, chunks, source, tenants, maxBytes.toBytes(), clock);
        return new TableWorker("serai-media", threads, PAUSE, fetcher::fetchNext);
    }
}
