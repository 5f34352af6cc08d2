package org.serai.console;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.MessageId;
import org.serai.canonical.Tree;
import org.serai.json.Json;
import org.serai.outbox.Messages;
import org.serai.outbox.Unclear;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Messages whose answer was unclear, with what was seen; and the operator's word about one. */
@RestController
@RequestMapping(path = "/api/v1/unclear", produces = MediaType.APPLICATION_JSON_VALUE)
class UnclearController {
    private final Messages messages;
    private final Unclear unclear;

    UnclearController(Messages messages, Unclear unclear) {
        this.messages = messages;
        this.unclear = unclear;
    }

    @GetMapping
    byte[] list(@RequestAttribute(Caller.ATTRIBUTE) Caller caller, @RequestParam(defaultValue = "50") int limit) {
        caller.needs("read");
        return Page.json(messages.unclear(caller.tenant(), limit), null);
    }

    @PostMapping("/{id}")
    byte[] settle(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @PathVariable String id,
            @RequestBody(required = false) byte @Nullable [] body) {
        caller.needs("operate");
        Unclear.Word word = word(Tree.of(body == null ? Map.of() : Json.parseObject(body)));
        MessageId message = MessagesController.messageId(id);
        if (!unclear.settle(caller.tenant(), message, word, caller.holder())) {
            throw new ApiException(
                    409, "message.not-unclear", "message " + id + " is not unclear (any more)", "see its journey");
        }
        return Json.bytes(Map.of("id", id, "as", word.name().toLowerCase(Locale.ROOT)));
    }

    private static Unclear.Word word(Tree wish) {
        return switch (wish.text("as").orElse("")) {
            case "accepted" -> Unclear.Word.ACCEPTED;
            case "resend" -> Unclear.Word.RESEND;
            default ->
                throw new ApiException(
                        400,
                        "parameter.invalid",
                        "`as` says what is to become of it",
                        "write {\"as\": \"accepted\"} when it arrived, {\"as\": \"resend\"} when it did not");
        };
    }
}
