package org.serai.tenant;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.PhoneNumber;
import org.serai.canonical.PhoneNumberId;
import org.serai.canonical.TenantId;
import org.serai.finding.FieldReader;
import org.serai.finding.YamlNode;

/** The business accounts of one tenant: each number with its account's secrets. */
record AccountReader(TenantId tenant, FieldReader fields, SecretReader secrets, DefaultThroughput otherwise) {
    private record Account(
            String id, @Nullable Portfolio portfolio, Secret accessToken, Secret appSecret, Secret verifyToken) {}

    List<Sender> read(YamlNode accounts) {
        return accounts.items().stream().flatMap(this::numbers).toList();
    }

    private Stream<Sender> numbers(YamlNode node) {
        fields.keys(node, Set.of("id", "portfolio", "access-token", "app-secret", "verify-token", "numbers"));
        Account account = new Account(
                fields.required(node, "id"),
                portfolio(node.get("portfolio")),
                secrets.read(node, "access-token"),
                secrets.read(node, "app-secret"),
                secrets.read(node, "verify-token"));
        return node.get("numbers").items().stream().map(number -> sender(account, number));
    }

    private @Nullable Portfolio portfolio(YamlNode node) {
        if (node.isMissing()) {
            return null;
        }
        fields.keys(node, Set.of("id", "messaging-limit"));
        String people = fields.required(node, "messaging-limit");
        if (!people.isEmpty() && !people.matches("[1-9][0-9]{0,8}")) {
            fields.findings()
                    .error(
                            "SERAI-N021",
                            node.get("messaging-limit").place(),
                            "not a number of people",
                            "Meta grants 250, 2000, 10000 or 100000; leave `portfolio` out where it grants any number");
            return null;
        }
        return new Portfolio(fields.required(node, "id"), people.isEmpty() ? 1 : Integer.parseInt(people));
    }

    private Sender sender(Account account, YamlNode number) {
        fields.keys(number, Set.of("id", "display", "countries", "throughput"));
        return new Sender(
                tenant,
                id(number),
                account.id(),
                display(number),
                Set.copyOf(fields.texts(number.get("countries"))),
                throughput(number),
                account.portfolio(),
                account.accessToken(),
                account.appSecret(),
                account.verifyToken());
    }

    private PhoneNumberId id(YamlNode number) {
        String id = fields.required(number, "id");
        return new PhoneNumberId(id.isEmpty() ? "missing" : id);
    }

    private String display(YamlNode number) {
        String display = fields.required(number, "display");
        if (!display.isEmpty() && !PhoneNumber.isE164(display)) {
            fields.findings()
                    .error(
                            "SERAI-N005",
                            number.get("display").place(),
                            "not a phone number in E.164",
                            "write it as +4930123456");
        }
        return display;
    }

    private int throughput(YamlNode number) {
        if (number.get("throughput").isMissing()) {
            return otherwise.perSecond();
        }
        String text = number.text("throughput").orElse("");
        if (text.matches("[1-9][0-9]{0,3}")) {
            return Integer.parseInt(text);
        }
        fields.findings()
                .error(
                        "SERAI-N006",
                        number.get("throughput").place(),
                        "not a rate from 1 to 9999",
                        "Meta grants 80 to 1000");
        return otherwise.perSecond();
    }
}
