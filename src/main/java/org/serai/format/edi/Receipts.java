package org.serai.format.edi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Storable;

/**
 * What the sender of a stream may be told: of each interchange, with X12 of each group, how many messages were read and what
 * is wrong with the others. Acknowledgements are not acknowledged, or two hubs would never stop.
 */
final class Receipts implements Witness {
    private static final Set<String> ACKNOWLEDGEMENTS = Set.of("CONTRL", "997", "999");
    private static final int MOST_TEXT = 200;
    private final List<Map<String, Object>> told = new ArrayList<>();
    private Syntax syntax = Syntax.EDIFACT;
    private Map<String, Object> interchange = Map.of();
    private Map<String, Object> group = Map.of();
    private @Nullable Open open;

    /** One receipt in the making. */
    private static final class Open {
        private int messages;
        private boolean isAnswer;
        private @Nullable Map<String, Object> message;
        private final List<Map<String, Object>> refused = new ArrayList<>();
        private boolean isRefused;
        private Segment.@Nullable Fault spoilt;
    }

    List<Map<String, Object>> list() {
        close();
        return told;
    }

    @Override
    public void interchange(Syntax written, Map<String, Object> facts) {
        close();
        syntax = written;
        interchange = facts;
        group = Map.of();
        open = new Open();
    }

    @Override
    public void group(Map<String, Object> facts) {
        if (syntax == Syntax.X12) {
            close();
            group = facts;
            open = new Open();
        }
    }

    @Override
    public void message(Map<String, Object> facts) {
        if (open != null && !ACKNOWLEDGEMENTS.contains(String.valueOf(facts.get("type")))) {
            open.messages++;
            open.message = facts;
            open.isRefused = false;
        } else if (open != null) {
            open.message = null;
            open.isAnswer = true;
        }
    }

    @Override
    public void refused(Refused refused) {
        if (open != null && open.message != null && !open.isRefused) {
            open.isRefused = true;
            open.refused.add(tree(open.message, refused));
        }
    }

    private static Map<String, Object> tree(Map<String, Object> message, Refused refused) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("message", message);
        tree.put("segment", refused.number());
        tree.put("tag", refused.segment().tag());
        tree.put("code", refused.fault().code());
        tree.put("text", shown(refused.fault()));
        return tree;
    }

    private static String shown(Segment.Fault fault) {
        String text = Storable.text(fault.message());
        return text.substring(0, Math.min(MOST_TEXT, text.length()));
    }

    @Override
    public void spoilt(Segment.Fault fault) {
        if (open != null && open.spoilt == null) {
            open.spoilt = fault;
        }
    }

    private void close() {
        boolean isSomething = open != null && (open.messages > 0 || open.spoilt != null && !open.isAnswer);
        if (open != null && isSomething && isAddressed(interchange) && (syntax != Syntax.X12 || isAddressed(group))) {
            told.add(tree(open));
        }
        open = null;
    }

    /** Whoever does not say who it is, or what this was, cannot be told. */
    private static boolean isAddressed(Map<String, Object> facts) {
        return facts.keySet().containsAll(Set.of("sender", "recipient", "reference"));
    }

    private Map<String, Object> tree(Open done) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("syntax", syntax == Syntax.X12 ? "x12" : "edifact");
        tree.put("interchange", interchange);
        if (!group.isEmpty()) {
            tree.put("group", group);
        }
        tree.put("messages", done.messages);
        tree.put("accepted", done.spoilt == null ? done.messages - done.refused.size() : 0);
        tree.put("refused", done.refused);
        if (done.spoilt != null) {
            tree.put("spoilt", Map.of("code", done.spoilt.code(), "text", shown(done.spoilt)));
        }
        return tree;
    }
}
