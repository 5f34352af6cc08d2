package org.serai.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.TenantId;
import org.serai.cloudapi.HubSignature;
import org.serai.tenant.Secret;
import org.serai.tenant.Sender;
import org.serai.tenant.Tenants;

/** Whose app signed this, whose verify token is this: asked of every declared sender, each in constant time. */
final class Signatures {
    private final Tenants tenants;

    Signatures(Tenants tenants) {
        this.tenants = tenants;
    }

    /** The tenants whose app secret signed these bytes; several where they share an app, none for a stranger's bytes. */
    Set<TenantId> signersOf(byte[] body, @Nullable String header) {
        var bySecret = senders()
                .filter(sender -> !sender.appSecret().value().isBlank())
                .collect(Collectors.groupingBy(
                        sender -> sender.appSecret().value(),
                        Collectors.mapping(sender -> sender.tenant().value(), Collectors.toSet())));
        var signers = new TreeSet<String>();
        bySecret.forEach((secret, owners) -> {
            if (HubSignature.matches(secret, body, header)) {
                signers.addAll(owners);
            }
        });
        return signers.stream().map(TenantId::new).collect(Collectors.toUnmodifiableSet());
    }

    boolean isVerifyToken(String token) {
        byte[] given = token.getBytes(StandardCharsets.UTF_8);
        boolean known = false;
        for (String declared : distinct(Sender::verifyToken)) {
            known |= MessageDigest.isEqual(declared.getBytes(StandardCharsets.UTF_8), given);
        }
        return known;
    }

    private Set<String> distinct(Function<Sender, Secret> secret) {
        return senders()
                .map(secret)
                .map(Secret::value)
                .filter(value -> !value.isBlank())
                .collect(Collectors.toSet());
    }

    private Stream<Sender> senders() {
        return tenants.all().stream().flatMap(tenant -> tenant.senders().stream());
    }
}
