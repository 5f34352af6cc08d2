package org.serai.tenant;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.serai.canonical.TenantId;
import org.serai.finding.FieldReader;
import org.serai.finding.Findings;
import org.serai.finding.YamlNode;

/** One {@code tenants/<id>.yaml}, read with the place of every mistake. Without a mistake it gives a tenant. */
final class TenantFile {
    private static final FieldReader.Codes CODES = new FieldReader.Codes("SERAI-N001", "SERAI-N002", "SERAI-N010");
    private static final Set<String> KEYS = Set.of(
            "tenant",
            "legal-entity",
            "region",
            "language",
            "zone",
            "phones",
            "consent",
            "sending",
            "business-accounts",
            "connectors",
            "api-keys");
    private static final Set<String> REGIONS = Set.of(Locale.getISOCountries());
    private final YamlNode root;
    private final String expectedId;
    private final Secrets secrets;
    private final DefaultThroughput throughput;

    TenantFile(YamlNode root, String expectedId, Secrets secrets, DefaultThroughput throughput) {
        this.root = root;
        this.expectedId = expectedId;
        this.secrets = secrets;
        this.throughput = throughput;
    }

    Optional<Tenant> read(Findings findings) {
        var own = new Findings();
        Tenant tenant = tenant(new FieldReader(own, CODES));
        findings.addAll(own);
        return own.hasErrors() ? Optional.empty() : Optional.of(tenant);
    }

    private Tenant tenant(FieldReader fields) {
        fields.keys(root, KEYS);
        TenantId id = new TenantId(id(fields));
        var named = new SecretReader(secrets, fields.findings());
        return new Tenant(
                id,
                fields.required(root, "legal-entity"),
                fields.oneOf(root, "region", "DE", REGIONS),
                fields.required(root, "language"),
                zone(fields),
                fields.oneOf(root, "phones", "valid", Set.of("valid", "possible"))
                        .equals("valid"),
                fields.oneOf(root, "consent", "explicit", Set.of("explicit", "phone"))
                        .equals("phone"),
                new SendingReader(fields).read(root.get("sending")),
                new AccountReader(id, fields, named, throughput).read(root.get("business-accounts")),
                new BindingReader(fields, named).read(root.get("connectors")),
                new KeyReader(fields, named).read(root.get("api-keys")));
    }

    private String id(FieldReader fields) {
        String id = fields.required(root, "tenant");
        if (!id.equals(expectedId)) {
            fields.findings()
                    .error(
                            "SERAI-N003",
                            root.get("tenant").place(),
                            "tenant `" + id + "` stands in " + expectedId + ".yaml",
                            "name the file " + id + ".yaml");
        }
        return TenantId.isId(id) ? id : "invalid";
    }

    private ZoneId zone(FieldReader fields) {
        String zone = fields.required(root, "zone");
        try {
            return zone.isEmpty() ? ZoneId.of("UTC") : ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            fields.findings()
                    .error("SERAI-N004", root.get("zone").place(), "unknown time zone", "write it as Europe/Berlin");
            return ZoneId.of("UTC");
        }
    }
}
