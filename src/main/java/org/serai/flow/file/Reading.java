package org.serai.flow.file;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.component.file.GenericFile;

/** How a directory is read, whatever the protocol: no file before it is whole, streamed, none from below it. */
final class Reading {
    private static final Pattern PATTERNS = Pattern.compile("[^/\\\\]+");
    private static final Pattern ENDING = Pattern.compile("|\\.[A-Za-z0-9._-]+");
    private static final int MOST_A_POLL = 500;

    private Reading() {}

    static Map<String, Object> options(Share share) {
        var options = new HashMap<String, Object>();
        options.put("antInclude", matching(share, "files", PATTERNS, "write `*.csv,*.csv.gz`"));
        options.put("antFilterCaseSensitive", false);
        options.put("delay", 1_000L * share.number("intervalSeconds", 1, 86_400));
        options.put("initialDelay", 500L);
        options.put("maxMessagesPerPoll", MOST_A_POLL);
        options.put("eagerMaxMessagesPerPoll", false);
        options.put("autoCreate", false);
        String ending = matching(share, "marker", ENDING, "write the ending, as `.done`");
        if (!ending.isEmpty()) {
            options.put("doneFileName", "${file:name}" + ending);
        }
        if (!share.isLocal()) {
            options.put("streamDownload", true);
        }
        return options;
    }

    private static String matching(Share share, String name, Pattern pattern, String wayOut) {
        String text = share.text(name);
        if (!pattern.matcher(text).matches()) {
            throw Share.wrong(name, "cannot be `" + text + "`", wayOut);
        }
        return text;
    }

    static <T> Comparator<GenericFile<T>> oldestFirst() {
        return Comparator.comparingLong(GenericFile<T>::getLastModified).thenComparing(GenericFile::getFileName);
    }
}
