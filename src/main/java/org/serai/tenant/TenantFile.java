package org.serai.tenant;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.PhoneNumber;
import org.serai.canonical.PhoneNumberId;
import org.serai.canonical.TenantId;
import org.serai.finding.Findings;
import org.serai.finding.Place;
import org.serai.finding.Suggestion;
import org.serai.finding.YamlNode;

/** One {@code tenants/<id>.yaml}, read with the place of every mistake. Without a mistake it gives a tenant. */
final class TenantFile {
    private static final Set<String> KEYS = Set.of(
            "tenant",
            "legal-entity",
            "region",
            "language",
            "zone",
            "phones",
            "consent",
            "business-accounts",
            "connectors",
            "api-keys");
    private static final Set<String> ROLES = Set.of("events", "read", "operate");
    private static final Set<String> REGIONS = Set.of(Locale.getISOCountries());
    private static final int SHORTEST_SECRET = 12;
    /** How every fixed value of the demo begins. */
    private static final String DEMO = "demo-";

    private final YamlNode root;
    private final String expectedId;
    private final Secrets secrets;
    private final Findings findings;

    TenantFile(YamlNode root, String expectedId, Secrets secrets, Findings findings) {
        this.root = root;
        this.expectedId = expectedId;
        this.secrets = secrets;
        this.findings = findings;
    }

    Optional<Tenant> read() {
        var own = new Findings();
        Tenant tenant = new Reader(own).tenant();
        findings.addAll(own);
        return own.hasErrors() ? Optional.empty() : Optional.of(tenant);
    }

    private final class Reader {
        private final Findings found;

        Reader(Findings found) {
            this.found = found;
        }

        Tenant tenant() {
            known(root, KEYS);
            TenantId id = new TenantId(id());
            return new Tenant(
                    id,
                    required(root, "legal-entity"),
                    oneOf(root, "region", REGIONS, "DE"),
                    required(root, "language"),
                    zone(),
                    oneOf(root, "phones", Set.of("valid", "possible"), "valid").equals("valid"),
                    oneOf(root, "consent", Set.of("explicit", "phone"), "explicit")
                            .equals("phone"),
                    senders(id),
                    connectors(),
                    apiKeys());
        }

        private String id() {
            String id = required(root, "tenant");
            if (!id.equals(expectedId)) {
                found.error(
                        "SERAI-N003",
                        root.get("tenant").place(),
                        "tenant `" + id + "` stands in " + expectedId + ".yaml",
                        "name the file " + id + ".yaml");
            }
            return id.matches("[a-z0-9][a-z0-9_-]{0,62}") ? id : "invalid";
        }

        private ZoneId zone() {
            try {
                return ZoneId.of(required(root, "zone"));
            } catch (DateTimeException unknown) {
                found.error("SERAI-N004", root.get("zone").place(), "unknown time zone", "write it as Europe/Berlin");
                return ZoneId.of("UTC");
            }
        }

        private List<Sender> senders(TenantId tenant) {
            return root.get("business-accounts").items().stream()
                    .flatMap(account -> numbers(tenant, account))
                    .toList();
        }

        private Stream<Sender> numbers(TenantId tenant, YamlNode account) {
            known(account, Set.of("id", "access-token", "app-secret", "verify-token", "numbers"));
            String waba = required(account, "id");
            Secret token = secret(account.get("access-token"), account, "access-token");
            Secret app = secret(account.get("app-secret"), account, "app-secret");
            Secret verify = secret(account.get("verify-token"), account, "verify-token");
            return account.get("numbers").items().stream()
                    .map(number -> sender(tenant, waba, number, token, app, verify));
        }

        private Sender sender(TenantId tenant, String waba, YamlNode number, Secret token, Secret app, Secret verify) {
            known(number, Set.of("id", "display", "countries", "throughput"));
            String display = required(number, "display");
            if (!PhoneNumber.isE164(display)) {
                found.error(
                        "SERAI-N005",
                        number.get("display").place(),
                        "not a phone number in E.164",
                        "write it as +4930123456");
            }
            Set<String> countries = number.get("countries").items().stream()
                    .flatMap(c -> c.text().stream())
                    .collect(Collectors.toUnmodifiableSet());
            return new Sender(
                    tenant,
                    new PhoneNumberId(required(number, "id")),
                    waba,
                    display,
                    countries,
                    throughput(number),
                    token,
                    app,
                    verify);
        }

        private int throughput(YamlNode number) {
            String text = number.text("throughput").orElse("80");
            if (!text.matches("[1-9][0-9]{0,3}")) {
                found.error(
                        "SERAI-N006",
                        number.get("throughput").place(),
                        "not a rate from 1 to 9999",
                        "Meta grants 80 to 1000");
                return 80;
            }
            return Integer.parseInt(text);
        }

        private Map<ConnectorName, ConnectorBinding> connectors() {
            Map<ConnectorName, ConnectorBinding> bindings = new LinkedHashMap<>();
            YamlNode declared = root.get("connectors");
            declared.entries().forEach((name, node) -> {
                known(node, Set.of("settings", "secrets"));
                Map<String, String> settings = new LinkedHashMap<>();
                node.get("settings")
                        .entries()
                        .forEach((k, v) -> v.text().filter(t -> !t.isBlank()).ifPresent(t -> settings.put(k, t)));
                Map<String, Secret> held = new LinkedHashMap<>();
                node.get("secrets").entries().forEach((k, v) -> held.put(k, secret(v, node, k)));
                ConnectorName connector = new ConnectorName(name);
                Place place = declared.key(name).place();
                bindings.put(connector, new ConnectorBinding(connector, settings, held, place));
            });
            return bindings;
        }

        private List<ApiKey> apiKeys() {
            return root.get("api-keys").items().stream().map(this::apiKey).toList();
        }

        private ApiKey apiKey(YamlNode node) {
            known(node, Set.of("holder", "secret", "roles"));
            Set<String> roles = node.get("roles").items().stream()
                    .map(role -> word(role, ROLES))
                    .collect(Collectors.toUnmodifiableSet());
            return new ApiKey(required(node, "holder"), secret(node.get("secret"), node, "secret"), roles);
        }

        private Secret secret(YamlNode named, YamlNode parent, String field) {
            String name = named.text().orElse("");
            if (name.isEmpty()) {
                found.error("SERAI-N002", parent.place(), "`" + field + "` is missing", "give the name of a secret");
                return new Secret("", "");
            }
            if (!name.matches("[A-Z][A-Z0-9_]*")) {
                found.error(
                        "SERAI-N007",
                        named.place(),
                        "`" + field + "` wants the name of a secret, in capitals",
                        "put the value into the environment or the secrets directory, and its name here");
                return new Secret("", "");
            }
            return checked(named, field, name);
        }

        private Secret checked(YamlNode named, String field, String name) {
            Optional<Secret> secret = secrets.find(name);
            if (secret.isEmpty()) {
                found.error(
                        "SERAI-N008",
                        named.place(),
                        "secret " + name + " (`" + field + "`) is not set",
                        "set the environment variable " + name + ", or write the file " + name + " in $SERAI_SECRETS");
            } else if (secret.get().value().length() < SHORTEST_SECRET && !field.equals("user")) {
                found.error(
                        "SERAI-N009",
                        named.place(),
                        "secret " + name + " (`" + field + "`) is shorter than 12 characters",
                        "make a longer one");
            } else if (secret.get().value().startsWith(DEMO)) {
                found.error(
                        "SERAI-N012",
                        named.place(),
                        "secret " + name + " (`" + field + "`) is the demo's, which everybody knows",
                        "set " + name + " to a value of its own: openssl rand -hex 24");
            }
            return secret.orElse(new Secret(name, ""));
        }

        private String required(YamlNode node, String key) {
            Optional<String> text = node.text(key).filter(t -> !t.isBlank());
            if (text.isEmpty()) {
                found.error("SERAI-N002", node.place(), "`" + key + "` is missing", "see src/docs/reference/files.md");
            }
            return text.orElse("missing");
        }

        private String oneOf(YamlNode node, String key, Set<String> words, String absent) {
            return node.get(key).isMissing() ? absent : word(node.get(key), words);
        }

        private String word(YamlNode node, Set<String> words) {
            String text = node.text().orElse("");
            if (!words.contains(text)) {
                found.error(
                        "SERAI-N010", node.place(), "unknown word `" + text + "`", Suggestion.didYouMean(text, words));
            }
            return text;
        }

        private void known(YamlNode node, Set<String> keys) {
            for (String key : node.keys()) {
                if (!keys.contains(key)) {
                    found.error(
                            "SERAI-N001",
                            node.key(key).place(),
                            "unknown key `" + key + "`",
                            Suggestion.didYouMean(key, keys));
                }
            }
        }
    }
}
