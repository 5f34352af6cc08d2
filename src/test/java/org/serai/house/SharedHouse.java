package org.serai.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One house for every test class that asks for one: started at the first, closed after the last. It runs a copy of the
 * project's routes and connectors, so that a test may edit them. Each test has phones and order numbers of its own.
 */
final class SharedHouse implements ParameterResolver {
    private record Kept(House house, Path folder) implements AutoCloseable {
        static Kept open() {
            try {
                Path folder = Files.createTempDirectory("serai-house");
                Path project = Projects.copyTo(folder.resolve("project"));
                return new Kept(House.open(folder.resolve("home"), project), folder);
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }

        @Override
        public void close() throws IOException {
            house.close();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == House.class;
    }

    @Override
    public House resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.create(SharedHouse.class))
                .computeIfAbsent("house", key -> Kept.open(), Kept.class)
                .house();
    }
}
