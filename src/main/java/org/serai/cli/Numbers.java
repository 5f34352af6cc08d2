package org.serai.cli;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.serai.canonical.PhoneNumberId;
import org.serai.canonical.TenantId;
import org.serai.finding.Finding;
import org.serai.finding.Findings;
import org.serai.tenant.Secret;
import org.serai.tenant.Sender;

/** The business numbers to check: those of the declared tenants, else the demo's where its sandbox answers. */
record Numbers(String cloudApi, List<Sender> senders, List<Checked> remarks) {
    private static final String META = "https://graph.facebook.com";

    static Numbers of(Terminal terminal, Probe probe, int sandboxPort) {
        DeclaredTenants tenants = DeclaredTenants.of(terminal);
        if (!tenants.isEmpty()) {
            return declared(terminal, tenants);
        }
        String sandbox = "http://127.0.0.1:" + sandboxPort;
        boolean answers = probe.get(URI.create(sandbox + "/_sandbox/ledger"), Optional.empty())
                .filter(a -> a.statusCode() == 200)
                .isPresent();
        Checked none = Checked.ok("token", "no tenants under " + tenants.config() + ": nothing to check but the demo");
        return answers ? new Numbers(sandbox, List.of(demo()), List.of()) : new Numbers(META, List.of(), List.of(none));
    }

    private static Numbers declared(Terminal terminal, DeclaredTenants tenants) {
        var findings = new Findings();
        List<Sender> senders = tenants.load(findings).stream()
                .flatMap(tenant -> tenant.senders().stream())
                .toList();
        List<Checked> remarks = findings.list().stream()
                .filter(Finding::isError)
                .map(f -> Checked.fail("tenants", f.toString(), "serai explain " + f.code()))
                .toList();
        String api = terminal.variable("SERAI_CLOUD_API_URL").orElse(META).replaceFirst("/+$", "");
        return new Numbers(api, senders, remarks);
    }

    private static Sender demo() {
        return new Sender(
                new TenantId("demo"),
                new PhoneNumberId("106540352242922"),
                "102290129340398",
                "+15550783881",
                Set.of(),
                80,
                null,
                new Secret("the demo's access token", "demo-access-token"),
                new Secret("the demo's app secret", "demo-app-secret"),
                new Secret("the demo's verify token", "demo-verify-token"));
    }
}
