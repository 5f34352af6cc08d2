package org.serai.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Tree;
import org.serai.flow.TemplateUsers;
import org.serai.json.Json;
import org.serai.template.LiveCatalogue;
import org.serai.template.TemplatePlan;
import org.serai.template.TemplateState;
import org.serai.template.TemplateStates;
import org.serai.template.TemplateStep;
import org.serai.template.TemplateSync;
import org.serai.tenant.Sender;
import org.serai.tenant.Tenants;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The templates of the files held against those of the Cloud API, account by account of the caller's tenant. */
@RestController
@RequestMapping(path = "/api/v1/templates", produces = MediaType.APPLICATION_JSON_VALUE)
class TemplatesController {
    private final TemplateSync sync;
    private final TemplateStates states;
    private final LiveCatalogue catalogue;
    private final TemplateUsers users;
    private final Tenants tenants;

    TemplatesController(
            TemplateSync sync, TemplateStates states, LiveCatalogue catalogue, TemplateUsers users, Tenants tenants) {
        this.users = users;
        this.sync = sync;
        this.states = states;
        this.catalogue = catalogue;
        this.tenants = tenants;
    }

    @GetMapping("/plan")
    byte[] plan(@RequestAttribute(Caller.ATTRIBUTE) Caller caller) {
        caller.needs("read");
        return items(accounts(caller).flatMap(sender -> steps(sync.plan(sender, catalogue.get()))));
    }

    @PostMapping("/push")
    byte[] push(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller, @RequestBody(required = false) byte @Nullable [] body) {
        caller.needs("operate");
        Tree wish = Tree.of(body == null ? Map.of() : Json.parseObject(body));
        List<String> names = wish.items("names").stream()
                .flatMap(name -> name.text().stream())
                .toList();
        boolean isDryRun = wish.text("dryRun").filter("true"::equals).isPresent();
        return items(accounts(caller).flatMap(sender -> {
            TemplatePlan whole = sync.plan(sender, catalogue.get());
            TemplatePlan plan = names.isEmpty() ? whole : whole.only(names);
            return isDryRun ? steps(plan) : sync.push(sender, plan).stream().map(TemplateSync.Outcome::toTree);
        }));
    }

    @PostMapping("/pull")
    byte[] pull(@RequestAttribute(Caller.ATTRIBUTE) Caller caller) {
        caller.needs("operate");
        return items(accounts(caller).flatMap(sender -> {
            sync.pull(sender);
            return states.all(sender.wabaId()).stream().map(TemplatesController::tree);
        }));
    }

    private Stream<Map<String, Object>> steps(TemplatePlan plan) {
        return plan.steps().stream().map(this::step);
    }

    private Map<String, Object> step(TemplateStep step) {
        Map<String, Object> tree = step.toTree();
        tree.put("flows", users.flowsOf(step.name()));
        return tree;
    }

    private static Map<String, Object> tree(TemplateState state) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("action", "known");
        tree.put("name", state.name());
        tree.put("language", state.language());
        tree.put("status", state.status());
        return tree;
    }

    /** One number of each account: templates belong to the account. */
    private Stream<Sender> accounts(Caller caller) {
        return tenants.find(caller.tenant()).stream()
                .flatMap(tenant -> tenant.senders().stream())
                .collect(Collectors.toMap(Sender::wabaId, Function.identity(), (a, b) -> a, LinkedHashMap::new))
                .values()
                .stream();
    }

    private static byte[] items(Stream<Map<String, Object>> items) {
        return Page.json(items.toList(), null);
    }
}
