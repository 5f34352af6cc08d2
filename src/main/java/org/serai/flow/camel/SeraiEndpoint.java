package org.serai.flow.camel;

import java.util.Map;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.MultipleConsumersSupport;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/** One place where runs enter; its parameters say for what. */
final class SeraiEndpoint extends DefaultEndpoint implements MultipleConsumersSupport {
    private final Dispatcher dispatcher;
    private final String kind;
    private final Map<String, String> parameters;

    SeraiEndpoint(String uri, Component component, Dispatcher dispatcher, String kind, Map<String, String> parameters) {
        super(uri, component);
        this.dispatcher = dispatcher;
        this.kind = kind;
        this.parameters = parameters;
    }

    /** Several flows may wait for the same event. */
    @Override
    public boolean isMultipleConsumersSupported() {
        return true;
    }

    String kind() {
        return kind;
    }

    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        return new SeraiConsumer(this, processor, dispatcher);
    }

    @Override
    public Producer createProducer() {
        return new DefaultProducer(this) {
            @Override
            public void process(Exchange exchange) {
                Recorder recorder = exchange.getProperty(Recorder.PROPERTY, Recorder.class);
                if (recorder == null) {
                    throw new IllegalStateException("serai:record outside a rehearsal, step " + parameter("step"));
                }
                recorder.record(parameter("step"), exchange.getMessage().getBody());
            }
        };
    }
}
