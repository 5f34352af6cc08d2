package org.serai.flow.camel;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;

/** A route waiting for runs; known to the dispatcher from its start to its stop. */
final class SeraiConsumer extends DefaultConsumer {
    private final Dispatcher dispatcher;
    private final SeraiEndpoint endpoint;

    SeraiConsumer(SeraiEndpoint endpoint, Processor processor, Dispatcher dispatcher) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.dispatcher = dispatcher;
    }

    String kind() {
        return endpoint.kind();
    }

    String parameter(String name) {
        return endpoint.parameter(name);
    }

    /** A comma-separated parameter; empty where it is not given. */
    Set<String> words(String name) {
        return Arrays.stream(parameter(name).split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        dispatcher.add(this);
    }

    @Override
    protected void doStop() throws Exception {
        dispatcher.remove(this);
        super.doStop();
    }
}
