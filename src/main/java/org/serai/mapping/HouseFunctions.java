package org.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Function;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The functions every mapping of the house may call, made for one mapping: its tables, its file's name. */
final class HouseFunctions {
    private HouseFunctions() {}

    static List<Function> of(String mapping, Map<String, LookupTable> tables, CurrentRun run, Vocabulary vocabulary) {
        var phones = new Phones(run);
        var lookup = new Lookup(mapping, tables, vocabulary.listener());
        var functions = new ArrayList<Function>(List.of(
                new NamedFunction("phone", 1, 1, a -> phones.first(a[0])),
                new NamedFunction("lookup", 2, 3, lookup::call),
                new NamedFunction("status", 1, 2, lookup::status),
                new NamedFunction("known", 2, 2, lookup::isKnown),
                new NamedFunction("money", 2, 2, a -> Amounts.money(a[0], a[1])),
                new NamedFunction("instant", 1, 2, Instants::call),
                new NamedFunction("language", 1, 1, a -> Languages.tag(a[0])),
                new NamedFunction("country", 1, 1, a -> Countries.code(a[0])),
                new NamedFunction("fail", 2, 3, HouseFunctions::fail)));
        vocabulary.functions().forEach(lent -> functions.add(NamedFunction.of(lent)));
        return functions;
    }

    private static JsonNode fail(JsonNode[] arguments) {
        throw new Refusal(
                arguments[0].asText(),
                arguments[1].asText(),
                "mend the document or the mapping, then replay",
                arguments.length > 2 ? arguments[2] : null);
    }
}
