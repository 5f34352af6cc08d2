package org.serai.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The commands of a document's shell blocks, in order and as they are written. */
final class ShellBlocks {
    private static final String FENCE = "```";
    private static final Set<String> LANGUAGES = Set.of("", "sh", "bash", "shell");
    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*=(\\$\\(.*\\)|\\S*)");
    private final List<Command> commands = new ArrayList<>();
    private final StringBuilder assigned = new StringBuilder();
    private final StringBuilder begun = new StringBuilder();
    private boolean inFence;
    private boolean inShell;

    private ShellBlocks() {}

    /**
     * @param line where it ends, from 1
     * @param text with its comment
     * @param before what its block had assigned to variables until then
     */
    record Command(int line, String text, String before) {
        /** What bash runs, its comment cut off. */
        String words() {
            return text.replaceFirst("\\s+# .*$", "");
        }
    }

    static List<Command> of(Path document) throws IOException {
        var blocks = new ShellBlocks();
        List<String> lines = Files.readAllLines(document);
        for (int i = 0; i < lines.size(); i++) {
            blocks.read(lines.get(i), i + 1);
        }
        return List.copyOf(blocks.commands);
    }

    private void read(String line, int number) {
        if (line.startsWith(FENCE)) {
            inFence = !inFence;
            inShell =
                    inFence && LANGUAGES.contains(line.substring(FENCE.length()).strip());
            assigned.setLength(0);
        } else if (inShell) {
            begun.append(line);
            if (line.endsWith("\\")) {
                begun.append('\n');
            } else {
                add(begun.toString().strip(), number);
                begun.setLength(0);
            }
        }
    }

    private void add(String text, int number) {
        if (ASSIGNMENT.matcher(text).matches()) {
            assigned.append(text).append('\n');
        } else if (!text.isEmpty() && !text.startsWith("#")) {
            commands.add(new Command(number, text, assigned.toString()));
        }
    }
}
