package org.serai.console;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Tree;
import org.serai.json.Json;
import org.serai.outbox.Hold;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether anything is sent for a tenant whose database was put back, what may have left, and the operator's word. */
@RestController
@RequestMapping(path = "/api/v1/hold", produces = MediaType.APPLICATION_JSON_VALUE)
class HoldController {
    private final Hold hold;

    HoldController(Hold hold) {
        this.hold = hold;
    }

    @GetMapping
    byte[] look(@RequestAttribute(Caller.ATTRIBUTE) Caller caller) {
        caller.needs("read");
        return Json.bytes(hold.look(caller.tenant()));
    }

    /** Some thousand messages a call: again until {@code held} is false. */
    @PostMapping("/release")
    byte[] release(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller, @RequestBody(required = false) byte @Nullable [] body) {
        caller.needs("operate");
        Hold.As as = as(Tree.of(body == null ? Map.of() : Json.parseObject(body)));
        Hold.Step step = hold.release(caller.tenant(), as, caller.holder());
        var answer = new LinkedHashMap<String, Object>();
        answer.put("as", as.name().toLowerCase(Locale.ROOT));
        answer.put("moved", step.moved());
        answer.put("left", step.left());
        answer.put("held", step.isHeld());
        return Json.bytes(answer);
    }

    private static Hold.As as(Tree wish) {
        return switch (wish.text("as").orElse("")) {
            case "unknown" -> Hold.As.UNKNOWN;
            case "queued" -> Hold.As.QUEUED;
            default ->
                throw new ApiException(
                        400,
                        "parameter.invalid",
                        "`as` says what is to become of what was open when the hold began",
                        "write {\"as\": \"unknown\"} when it may have left, {\"as\": \"queued\"} when you know it did not");
        };
    }
}
