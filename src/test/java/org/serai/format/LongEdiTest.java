package org.serai.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.serai.canonical.Tree;

class LongEdiTest {
    private static final int GROUPS = 20_000;
    private static final int READ_AHEAD = 32_768;
    private static final String EACH = "{ name: edi, messages: { IFTSTA: { groups: \"CNI(STS(*) *)\", each: CNI } } }";

    @Test
    void one_message_of_twenty_thousand_groups_is_read_a_group_at_a_time() {
        var read = new AtomicLong();
        Iterator<Entry> entries = Reading.format(EACH).read(counted(message(), read));
        long given = 0;
        for (int i = 1; i <= GROUPS; i++) {
            Tree tree = Tree.of(((Entry.Document) entries.next()).tree());
            assertThat(tree.at("segments", "CNI", "0", "e2").text()).hasValue("T" + i);
            given += group(i).length();
            assertThat(read.get() - given).isLessThan(READ_AHEAD);
        }
        assertThat(entries.hasNext()).isFalse();
    }

    private static Stream<String> message() {
        Stream<String> groups = IntStream.rangeClosed(1, GROUPS).mapToObj(LongEdiTest::group);
        String head = "UNB+UNOC:3+ME+YOU+261127:0915+1'UNH+1+IFTSTA:D:04A:UN'BGM+77+1'";
        String end = "UNT+" + (GROUPS * 5 + 3) + "+1'UNZ+1+1'";
        return Stream.concat(Stream.of(head), Stream.concat(groups, Stream.of(end)));
    }

    private static String group(int number) {
        return "CNI+" + number + "+T" + number + "'STS++21'RFF+CU:63" + number
                + "'DTM+78:202611270915:203'LOC+14+BONN'";
    }

    private static InputStream counted(Stream<String> texts, AtomicLong read) {
        Iterator<ByteArrayInputStream> parts = texts.map(text -> {
                    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
                    read.addAndGet(bytes.length);
                    return new ByteArrayInputStream(bytes);
                })
                .iterator();
        return new SequenceInputStream(new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return parts.hasNext();
            }

            @Override
            public ByteArrayInputStream nextElement() {
                return parts.next();
            }
        });
    }
}
