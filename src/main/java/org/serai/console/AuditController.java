package org.serai.console;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.serai.audit.AuditTrail;
import org.serai.audit.Entry;
import org.serai.json.Json;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What people did and decided, and whether the record of it is whole. */
@RestController
@RequestMapping(path = "/api/v1/audit", produces = MediaType.APPLICATION_JSON_VALUE)
class AuditController {
    private final AuditTrail trail;

    AuditController(AuditTrail trail) {
        this.trail = trail;
    }

    @GetMapping
    byte[] list(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @RequestParam(required = false) @Nullable Long cursor,
            @RequestParam(defaultValue = "50") int limit) {
        caller.needs("read");
        List<Entry> found = trail.list(caller.tenant(), cursor == null ? Long.MAX_VALUE : cursor, limit);
        String next = found.isEmpty()
                ? null
                : Long.toString(found.get(found.size() - 1).seq());
        return Page.json(found.stream().map(Entry::toTree).toList(), next);
    }

    /** The chain of all tenants: how long it is and whether it is whole, nothing of what stands in it. */
    @GetMapping("/verification")
    byte[] verification(@RequestAttribute(Caller.ATTRIBUTE) Caller caller) {
        caller.needs("read");
        return Json.bytes(trail.verify().toTree());
    }
}
