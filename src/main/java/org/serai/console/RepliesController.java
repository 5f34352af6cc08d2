package org.serai.console;

import org.jspecify.annotations.Nullable;
import org.serai.reply.Replies;
import org.serai.reply.ReplyQuery;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Canonical replies: what they answer, and which system has taken them. */
@RestController
class RepliesController {
    private final Replies replies;

    RepliesController(Replies replies) {
        this.replies = replies;
    }

    @GetMapping(path = "/api/v1/replies", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] list(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @RequestParam(required = false) @Nullable String businessKey,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String since,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        caller.needs("read");
        Replies.Page page = replies.find(
                caller.tenant(), ReplyQuery.of(businessKey, from, MessagesController.instant(since)), cursor, limit);
        return Page.json(page.items(), page.next());
    }
}
