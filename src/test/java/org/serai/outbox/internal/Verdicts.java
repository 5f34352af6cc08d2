package org.serai.outbox.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.serai.canonical.MessageId;
import org.springframework.jdbc.support.SqlArrayValue;

/** Holds what the tables say at the end against what Meta accepted. */
final class Verdicts {
    private static final Set<String> SENT = Set.of("sent", "delivered", "read");
    private final Rig rig;
    private final LedgerOfMeta meta;

    Verdicts(Rig rig, LedgerOfMeta meta) {
        this.rig = rig;
        this.meta = meta;
    }

    private record Row(UUID id, String state, boolean isFlagged, long names, long attempts) {}

    List<String> violations(List<MessageId> messages) {
        var found = new ArrayList<String>();
        rows(messages).forEach(row -> judge(row, meta.times(new MessageId(row.id)), found));
        leftOver("open_message", found);
        leftOver("unclear", found);
        leftOver("lane where owner is not null", found);
        if (rig.count("message") < messages.size()) {
            found.add("lost: only " + rig.count("message") + " messages are kept");
        }
        return found;
    }

    private static void judge(Row row, int times, List<String> found) {
        if (times == 0 && !row.state.equals("failed")) {
            found.add("lost: " + row + " was never accepted");
        }
        if (times > 0 && !SENT.contains(row.state)) {
            found.add("unknown: " + row + " was accepted " + times + " times");
        }
        if (times > 1 && !row.isFlagged) {
            found.add("twice: " + row + " was accepted " + times + " times and is not flagged");
        }
        if (row.names != times) {
            found.add("names: " + row + " was accepted " + times + " times");
        }
        if (row.attempts < times) {
            found.add("intents: " + row + " was accepted " + times + " times");
        }
    }

    private List<Row> rows(List<MessageId> messages) {
        return rig.jdbc
                .sql("""
                        select m.msg_id, m.state, m.dup_possible,
                               (select count(*) from sent_as s where s.msg_id = m.msg_id),
                               (select count(*) from attempt a where a.msg_id = m.msg_id)
                        from message m where m.msg_id = any(:ids)""")
                .param(
                        "ids",
                        new SqlArrayValue(
                                "uuid", messages.stream().map(MessageId::value).toArray()))
                .query((rs, n) -> new Row(
                        rs.getObject(1, UUID.class), rs.getString(2), rs.getBoolean(3), rs.getLong(4), rs.getLong(5)))
                .list();
    }

    private void leftOver(String table, List<String> found) {
        if (rig.count(table) > 0) {
            found.add("left over: " + rig.count(table) + " in " + table);
        }
    }
}
