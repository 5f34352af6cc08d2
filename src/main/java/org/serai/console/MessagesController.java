package org.serai.console;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.MessageId;
import org.serai.json.Json;
import org.serai.outbox.MessageFilter;
import org.serai.outbox.Messages;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Outbound messages, and the journey of one. */
@RestController
@RequestMapping(path = "/api/v1/messages", produces = MediaType.APPLICATION_JSON_VALUE)
class MessagesController {
    private final Messages messages;

    MessagesController(Messages messages) {
        this.messages = messages;
    }

    @GetMapping
    byte[] list(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @RequestParam(required = false) @Nullable String businessKey,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String template,
            @RequestParam(required = false) @Nullable String since,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        caller.needs("read");
        Messages.Page page = messages.find(
                caller.tenant(), new MessageFilter(businessKey, to, state, template, instant(since), limit, cursor));
        return Page.json(page.items(), page.next());
    }

    @GetMapping("/{id}")
    byte[] one(@RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable String id) {
        caller.needs("read");
        return Json.bytes(tree(caller, messageId(id)));
    }

    private Map<String, Object> tree(Caller caller, MessageId id) {
        Map<String, Object> tree = new LinkedHashMap<>(messages.find(caller.tenant(), id)
                .orElseThrow(() ->
                        new ApiException(404, "message.unknown", "no message " + id, "list them at /api/v1/messages")));
        tree.put("journey", messages.journey(caller.tenant(), id));
        return tree;
    }

    static MessageId messageId(String text) {
        try {
            return new MessageId(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            throw new ApiException(404, "message.unknown", "no message " + text, "ids look like 0190c1de-…");
        }
    }

    static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : Instant.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw new ApiException(
                    400, "parameter.invalid", "`since` is no time: " + text, "write it as 2026-11-22T09:00:00Z");
        }
    }
}
