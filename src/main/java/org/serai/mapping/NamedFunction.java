package org.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Function;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** A function under its name and number of arguments, as JSLT wants it. */
record NamedFunction(String name, int min, int max, Body body) implements Function {
    /** Missing arguments are absent from the array; the answer may be null. */
    interface Body {
        @Nullable
        JsonNode call(JsonNode[] arguments);
    }

    static NamedFunction of(MappingFunction lent) {
        return new NamedFunction(lent.name(), lent.minArgs(), lent.maxArgs(), arguments -> {
            var trees = new ArrayList<@Nullable Object>();
            for (JsonNode argument : arguments) {
                trees.add(Nodes.tree(argument));
            }
            return Nodes.of(lent.body().apply(trees));
        });
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public int getMinArguments() {
        return min;
    }

    @Override
    public int getMaxArguments() {
        return max;
    }

    @Override
    public @Nullable JsonNode call(JsonNode input, JsonNode[] arguments) {
        return body.call(arguments);
    }
}
