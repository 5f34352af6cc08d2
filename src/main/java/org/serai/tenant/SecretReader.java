package org.serai.tenant;

import java.util.Optional;
import org.serai.finding.Findings;
import org.serai.finding.YamlNode;

/** Names of secrets, each held against the secret it names: files hold names, never values. */
record SecretReader(Secrets secrets, Findings findings) {
    private static final int SHORTEST = 12;
    /** How every fixed value of the demo begins. */
    private static final String DEMO = "demo-";

    /** A secret without a value where there is something to tell. */
    Secret read(YamlNode parent, String field) {
        return read(parent.get(field), parent, field);
    }

    Secret read(YamlNode named, YamlNode parent, String field) {
        String name = named.text().orElse("");
        if (name.isEmpty()) {
            findings.error("SERAI-N002", parent.place(), "`" + field + "` is missing", "give the name of a secret");
        } else if (!name.matches("[A-Z][A-Z0-9_]*")) {
            findings.error(
                    "SERAI-N007",
                    named.place(),
                    "`" + field + "` wants the name of a secret, in capitals",
                    "put the value into the environment or the secrets directory, and its name here");
        } else {
            return found(named, field, name);
        }
        return new Secret("", "");
    }

    private Secret found(YamlNode named, String field, String name) {
        Optional<Secret> secret = secrets.find(name);
        if (secret.isEmpty()) {
            findings.error(
                    "SERAI-N008",
                    named.place(),
                    "secret " + name + " (`" + field + "`) is not set",
                    "set the environment variable " + name + ", or write the file " + name + " in $SERAI_SECRETS");
        } else if (secret.get().value().length() < SHORTEST && !field.equals("user")) {
            findings.error(
                    "SERAI-N009",
                    named.place(),
                    "secret " + name + " (`" + field + "`) is shorter than 12 characters",
                    "make a longer one");
        } else if (secret.get().value().startsWith(DEMO)) {
            findings.error(
                    "SERAI-N016",
                    named.place(),
                    "secret " + name + " (`" + field + "`) is the demo's, which everybody knows",
                    "set " + name + " to a value of its own: openssl rand -hex 24");
        }
        return secret.orElse(new Secret(name, ""));
    }
}
