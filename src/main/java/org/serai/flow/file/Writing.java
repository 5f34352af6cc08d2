package org.serai.flow.file;

import java.util.HashMap;
import java.util.Map;

/** How a file is written, whatever the protocol: under another name first, and under its own once it is whole. */
final class Writing {
    /** Hidden, so that neither a system nor a person takes it for a file. */
    static final String UNFINISHED = ".unfinished-";

    private Writing() {}

    static Map<String, Object> options(String what) {
        var options = new HashMap<String, Object>();
        options.put("tempPrefix", UNFINISHED);
        options.put("fileExist", what.equals("replace") ? "Override" : "Ignore");
        return options;
    }
}
