package org.serai.webhook;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.TenantId;
import org.serai.canonical.UnavailableException;
import org.serai.cloudapi.HubSignature;
import org.serai.problem.HttpProblem;
import org.serai.webhook.events.WebhookNotKept;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The Cloud API's door. A POST is answered 200 only once the broker has it on disk; nothing is parsed before that.
 * Source: Meta, create a webhook endpoint.
 */
@RestController
@RequestMapping("/whatsapp/webhook")
class WebhookController {
    /** Meta's bound for one POST. */
    static final int MAX_BYTES = 3 * 1024 * 1024;

    private final Signatures signatures;
    private final WebhookQueue queue;
    private final ApplicationEventPublisher publisher;

    WebhookController(Signatures signatures, WebhookQueue queue, ApplicationEventPublisher publisher) {
        this.signatures = signatures;
        this.queue = queue;
        this.publisher = publisher;
    }

    @GetMapping
    ResponseEntity<String> handshake(
            @RequestParam(name = "hub.mode", defaultValue = "") String mode,
            @RequestParam(name = "hub.verify_token", defaultValue = "") String token,
            @RequestParam(name = "hub.challenge", defaultValue = "") String challenge) {
        boolean known = signatures.isVerifyToken(token);
        return known && mode.equals("subscribe")
                ? plain(HttpStatus.OK, challenge)
                : plain(HttpStatus.FORBIDDEN, "the verify token is not one of a declared number");
    }

    @PostMapping
    ResponseEntity<?> receive(
            HttpServletRequest request,
            @RequestHeader(name = HubSignature.HEADER, required = false) @Nullable String signature)
            throws IOException {
        if (request.getContentLengthLong() > MAX_BYTES) {
            return tooLarge();
        }
        byte[] body = request.getInputStream().readNBytes(MAX_BYTES + 1);
        return body.length > MAX_BYTES ? tooLarge() : verified(body, signature);
    }

    private ResponseEntity<?> verified(byte[] body, @Nullable String signature) {
        Set<TenantId> signers = signatures.signersOf(body, signature);
        if (signers.isEmpty()) {
            return HttpProblem.of(
                            401,
                            "webhook.signature-invalid",
                            HubSignature.HEADER + " fits the app secret of no declared number",
                            "see app-secret in tenants/*.yaml")
                    .response();
        }
        try {
            queue.keep(body, signers);
            return ResponseEntity.ok().build();
        } catch (UnavailableException away) {
            publisher.publishEvent(new WebhookNotKept());
            return HttpProblem.of(503, away.code(), "the broker is away; nothing was kept", "send it again")
                    .response();
        }
    }

    private static ResponseEntity<?> tooLarge() {
        return HttpProblem.of(413, "webhook.too-large", "a webhook holds at most 3 MB", "send fewer items in one")
                .response();
    }

    private static ResponseEntity<String> plain(HttpStatus status, String text) {
        return ResponseEntity.status(status)
                .contentType(MediaType.TEXT_PLAIN)
                .header("X-Content-Type-Options", "nosniff")
                .body(text);
    }
}
