package org.serai.bench;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.serai.connector.Connector;
import org.serai.connector.SentSample;
import org.serai.format.Entry;

/**
 * A piece of a sample that may be sent many times.
 *
 * @param head what stands once before all copies: the header line of a table
 * @param unit what is copied: a line, or the whole sample
 */
record Candidate(SentSample sample, byte[] head, byte[] unit) {
    private static final Pattern LINE = Pattern.compile("line (\\d+)");

    /** Where each document is one line, each line is a candidate; else the sample as a whole is one. */
    static List<Candidate> of(Connector connector, SentSample sample) {
        List<Integer> lines = lines(connector, sample.body());
        if (lines.isEmpty()) {
            return List.of(new Candidate(sample, new byte[0], sample.body()));
        }
        List<Integer> starts = starts(sample.body());
        byte[] head = Arrays.copyOfRange(sample.body(), 0, starts.get(lines.get(0) - 1));
        var candidates = new ArrayList<Candidate>();
        for (int line : lines) {
            int end = line < starts.size() ? starts.get(line) : sample.body().length;
            candidates.add(
                    new Candidate(sample, head, ended(Arrays.copyOfRange(sample.body(), starts.get(line - 1), end))));
        }
        return candidates;
    }

    /** The number of each document's line; empty where not every document is one. */
    private static List<Integer> lines(Connector connector, byte[] body) {
        var lines = new ArrayList<Integer>();
        var entries = connector.format().read(new ByteArrayInputStream(body));
        while (entries.hasNext()) {
            Entry entry = entries.next();
            Matcher line = LINE.matcher(entry.position());
            if (!line.matches()) {
                return List.of();
            }
            lines.add(Integer.parseInt(line.group(1)));
        }
        return lines;
    }

    private static List<Integer> starts(byte[] body) {
        var starts = new ArrayList<Integer>(List.of(0));
        for (int i = 0; i < body.length - 1; i++) {
            if (body[i] == '\n') {
                starts.add(i + 1);
            }
        }
        return starts;
    }

    /** With an end of line, so that another may follow. */
    private static byte[] ended(byte[] unit) {
        if (unit.length == 0 || unit[unit.length - 1] == '\n') {
            return unit;
        }
        byte[] ended = Arrays.copyOf(unit, unit.length + 1);
        ended[unit.length] = '\n';
        return ended;
    }

    byte[] body() {
        return with(unit);
    }

    /** Behind the head. */
    byte[] with(byte[] copy) {
        byte[] whole = Arrays.copyOf(head, head.length + copy.length);
        System.arraycopy(copy, 0, whole, head.length, copy.length);
        return whole;
    }

    Map<String, String> headers() {
        return sample.headers();
    }

    @Nullable
    String type() {
        return sample.type();
    }
}
