package org.serai.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Tree;
import org.serai.json.Json;
import org.serai.template.ListedTemplate;
import org.serai.template.LiveCatalogue;
import org.serai.template.TemplatePlan;
import org.serai.template.TemplateStep;
import org.serai.template.TemplateSync;
import org.serai.tenant.Sender;
import org.serai.tenant.Tenant;
import org.serai.tenant.Tenants;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The catalogue against the Cloud API, for each business account of the caller's tenant. Asks Meta while the caller waits. */
@RestController
@RequestMapping(path = "/api/v1/templates", produces = MediaType.APPLICATION_JSON_VALUE)
class TemplatesController {
    private final TemplateSync sync;
    private final LiveCatalogue catalogue;
    private final Tenants tenants;

    TemplatesController(TemplateSync sync, LiveCatalogue catalogue, Tenants tenants) {
        this.sync = sync;
        this.catalogue = catalogue;
        this.tenants = tenants;
    }

    @GetMapping("/plan")
    byte[] plan(@RequestAttribute(Caller.ATTRIBUTE) Caller caller) {
        caller.needs("read");
        var items = new ArrayList<Map<String, Object>>();
        for (Sender account : accounts(caller)) {
            sync.plan(account, catalogue.get()).steps().forEach(step -> items.add(of(account, step.toTree())));
        }
        return Page.json(items, null);
    }

    /** {@code names}: only these templates, absent or empty means all. {@code dryRun}: only the changes that would be made. */
    @PostMapping("/push")
    byte[] push(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller, @RequestBody(required = false) byte @Nullable [] body) {
        caller.needs("operate");
        Tree wish = Tree.of(body == null ? Map.of() : Json.parseObject(body));
        List<String> names = wish.items("names").stream()
                .flatMap(name -> name.text().stream())
                .toList();
        boolean isDryRun = wish.text("dryRun").filter("true"::equals).isPresent();
        var items = new ArrayList<Map<String, Object>>();
        for (Sender account : accounts(caller)) {
            TemplatePlan whole = sync.plan(account, catalogue.get());
            TemplatePlan plan = names.isEmpty() ? whole : whole.only(names);
            List<Map<String, Object>> done = isDryRun
                    ? plan.changes().stream().map(TemplateStep::toTree).toList()
                    : sync.push(account, plan).stream()
                            .map(TemplateSync.Outcome::toTree)
                            .toList();
            done.forEach(item -> items.add(of(account, item)));
        }
        return Page.json(items, null);
    }

    @PostMapping("/pull")
    byte[] pull(@RequestAttribute(Caller.ATTRIBUTE) Caller caller) {
        caller.needs("operate");
        var items = new ArrayList<Map<String, Object>>();
        for (Sender account : accounts(caller)) {
            sync.pull(account).forEach(listed -> items.add(of(account, tree(listed))));
        }
        return Page.json(items, null);
    }

    /** Several numbers may share an account: the first of them asks. */
    private List<Sender> accounts(Caller caller) {
        var byAccount = new LinkedHashMap<String, Sender>();
        List<Sender> senders =
                tenants.find(caller.tenant()).map(Tenant::senders).orElse(List.of());
        senders.forEach(sender -> byAccount.putIfAbsent(sender.wabaId(), sender));
        return List.copyOf(byAccount.values());
    }

    private static Map<String, Object> of(Sender account, Map<String, Object> item) {
        var tree = new LinkedHashMap<>(item);
        tree.put("account", account.wabaId());
        return tree;
    }

    private static Map<String, Object> tree(ListedTemplate listed) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("name", listed.name());
        tree.put("language", listed.language());
        tree.put("status", listed.status());
        if (listed.category() != null) {
            tree.put("category", listed.category());
        }
        if (listed.quality() != null) {
            tree.put("quality", listed.quality());
        }
        return tree;
    }
}
