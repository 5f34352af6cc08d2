package org.serai.flow.camel;

import java.util.Map;
import org.apache.camel.spi.Injector;

/** Gives the steps of this version where a Kamelet names their class; everything else as Camel would. */
final class StepInjector implements Injector {
    private final Injector camel;
    private final Map<Class<?>, Object> steps;

    StepInjector(Injector camel, Map<Class<?>, Object> steps) {
        this.camel = camel;
        this.steps = steps;
    }

    @Override
    public <T> T newInstance(Class<T> type) {
        return newInstance(type, true);
    }

    @Override
    public <T> T newInstance(Class<T> type, String factoryMethod) {
        return camel.newInstance(type, factoryMethod);
    }

    @Override
    public <T> T newInstance(Class<T> type, Class<?> factoryClass, String factoryMethod) {
        return camel.newInstance(type, factoryClass, factoryMethod);
    }

    @Override
    public <T> T newInstance(Class<T> type, boolean postProcess) {
        Object step = steps.get(type);
        return step == null ? camel.newInstance(type, postProcess) : type.cast(step);
    }

    /** Camel would otherwise want a public constructor without parameters of every class it is to call. */
    @Override
    public boolean supportsAutoWiring() {
        return true;
    }
}
