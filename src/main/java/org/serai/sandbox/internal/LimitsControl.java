package org.serai.sandbox.internal;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.serai.sandbox.SandboxLimits;

/** {@code /_sandbox/limits}: which of Meta's limits are on. A change begins to count anew; what is not named stays as it is. */
record LimitsControl(Limits limits) {
    Answer handle(boolean writes, Call call) {
        if (writes) {
            limits.set(changed(call.object(), limits.current()));
        }
        return Answer.json(tree(limits.current()));
    }

    private static SandboxLimits changed(Node asked, SandboxLimits now) {
        Map<String, Object> known = tree(now);
        asked.map().keySet().stream().filter(name -> !known.containsKey(name)).forEach(name -> {
            throw new BadCall("there is no limit '" + name + "'; see " + String.join(", ", known.keySet()));
        });
        return new SandboxLimits(
                limit(asked, "throughput", now.throughput()),
                limit(asked, "pairBurst", now.pairBurst()),
                limit(asked, "messagingLimit", now.messagingLimit()),
                strict(asked.raw("strictTemplates"), now.strictTemplates()));
    }

    private static int limit(Node asked, String name, int now) {
        Object value = asked.raw(name);
        try {
            int wanted = value == null ? now : new BigDecimal(value.toString()).intValueExact();
            if (wanted >= 0) {
                return wanted;
            }
        } catch (ArithmeticException | NumberFormatException unreadable) {
            // told below
        }
        throw new BadCall(name + " is a whole number, 0 (not enforced) or more, not '" + value + "'");
    }

    private static boolean strict(@Nullable Object value, boolean now) {
        if (value == null || value instanceof Boolean) {
            return value == null ? now : (Boolean) value;
        }
        throw new BadCall("strictTemplates is true or false, not '" + value + "'");
    }

    private static Map<String, Object> tree(SandboxLimits limits) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("throughput", limits.throughput());
        tree.put("pairBurst", limits.pairBurst());
        tree.put("messagingLimit", limits.messagingLimit());
        tree.put("strictTemplates", limits.strictTemplates());
        return tree;
    }
}
