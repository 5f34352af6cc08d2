package org.serai.format.edi;

import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.serai.format.Entry;
import org.serai.format.Format;
import org.serai.format.FormatBlock;

/**
 * EDIFACT and X12, told apart by their first bytes: a tree a message, or one for each of its groups. Segments stand by tag, in
 * the groups the rule of their message names.
 *
 * @param rules by message type; one that is not named has all its segments side by side
 * @param charset null: EDIFACT's is named in UNB, X12 is UTF-8
 * @param checksTrailers whether counts and references that do not agree stop a message
 */
public record EdiFormat(
        Map<String, MessageRule> rules, @Nullable Charset charset, boolean checksTrailers) implements Format {

    /** From a descriptor's block. */
    public static EdiFormat read(FormatBlock block) {
        return new EdiBlock(block).read();
    }

    MessageRule rule(String type) {
        return rules.getOrDefault(type, MessageRule.FLAT);
    }

    @Override
    public Iterator<Entry> read(InputStream bytes) {
        return new Messages(new SegmentReader(bytes, charset), this, Witness.NOBODY);
    }

    @Override
    public List<Map<String, Object>> receipts(InputStream bytes) {
        var receipts = new Receipts();
        new Messages(new SegmentReader(bytes, charset), this, receipts).forEachRemaining(entry -> {});
        return receipts.list();
    }
}
