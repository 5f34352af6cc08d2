package org.serai.conversation;

import java.util.ArrayList;
import java.util.List;
import org.serai.canonical.Recipient;

/** Every key a recipient names. */
final class PersonKeys {
    private PersonKeys() {}

    static List<String> of(Recipient person) {
        var keys = new ArrayList<String>(2);
        if (person.phone() != null) {
            keys.add(person.phone().e164());
        }
        if (person.userId() != null) {
            keys.add(person.userId().value());
        }
        return keys;
    }
}
