package org.serai.mapping;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A function another room lends to its mappings. The body gets the arguments as plain trees and answers one; it may be
 * called from several threads at once. What it throws becomes {@code mapping.failed}.
 */
public record MappingFunction(
        String name, int minArgs, int maxArgs, Function<List<@Nullable Object>, @Nullable Object> body) {}
