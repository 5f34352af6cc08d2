package org.serai.audit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.serai.canonical.Sha256;
import org.serai.json.Json;

/**
 * One act as it was recorded.
 *
 * @param seq from 1, without gaps
 * @param at in whole microseconds, which is what the row can hold
 * @param details JSON, the very characters that are hashed
 * @param before the hash of the entry before; of the first, sixty-four zeros
 * @param hash SHA-256 in hex over all that stands before it here
 */
public record Entry(
        long seq, Instant at, String tenant, String who, String act, String details, String before, String hash) {
    static final String BEGINNING = "0".repeat(64);

    static Entry of(long seq, Instant at, Act act, String before) {
        var open = new Entry(
                seq, at, act.tenant().value(), act.who(), act.name(), Json.text(act.details()), before, BEGINNING);
        return new Entry(seq, at, open.tenant, open.who, open.act, open.details, before, open.trueHash());
    }

    /** What the hash must be, so that nothing here was changed. A JSON list: no two entries have the same bytes. */
    String trueHash() {
        return Sha256.hex(Json.bytes(List.of(seq, at.toString(), tenant, who, act, details, before)));
    }

    /** In the words of the REST interface. */
    public Map<String, Object> toTree() {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("seq", seq);
        tree.put("at", at.toString());
        tree.put("who", who);
        tree.put("act", act);
        tree.put("details", Json.parseObject(details));
        tree.put("hash", hash);
        return tree;
    }
}
