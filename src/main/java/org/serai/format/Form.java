package org.serai.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A posted form ({@code application/x-www-form-urlencoded}): one document. A name that stands twice holds a list. */
record Form() implements Format {
    private static final int MOST_BYTES = 1_048_576;
    private static final int MOST_FIELDS = 1_000;

    static Format read(FormatBlock block) {
        block.keys();
        return new Form();
    }

    @Override
    public Iterator<Entry> read(InputStream bytes) {
        try {
            byte[] form = bytes.readNBytes(MOST_BYTES + 1);
            return form.length == 0
                    ? List.<Entry>of().iterator()
                    : List.of(entry(form)).iterator();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Entry entry(byte[] form) {
        String[] fields = new String(form, StandardCharsets.US_ASCII).strip().split("&", MOST_FIELDS + 1);
        if (form.length > MOST_BYTES || fields.length > MOST_FIELDS) {
            return Entry.Unreadable.of("", form, "more than 1 MiB or 1,000 fields", "send a smaller form");
        }
        var tree = new LinkedHashMap<String, Object>();
        try {
            for (String field : fields) {
                String[] both = field.split("=", 2);
                put(tree, decoded(both[0]), both.length < 2 ? "" : decoded(both[1]));
            }
            return new Entry.Document("", tree);
        } catch (IllegalArgumentException bad) {
            return Entry.Unreadable.of(
                    "", form, "not a form: " + bad.getMessage(), "send application/x-www-form-urlencoded in UTF-8");
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void put(Map<String, Object> tree, String name, String value) {
        if (name.isEmpty() || value.isEmpty()) {
            return;
        }
        var values = new ArrayList<Object>();
        Object before = tree.get(name);
        if (before instanceof List<?> several) {
            values.addAll(several);
        } else if (before != null) {
            values.add(before);
        }
        values.add(value);
        tree.put(name, values.size() == 1 ? value : values);
    }
}
