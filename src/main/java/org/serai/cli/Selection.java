package org.serai.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Which part of which project is meant.
 *
 * @param prefixes paths relative to the root; empty: all of it
 */
record Selection(Path root, List<Path> prefixes) {
    /** A single folder that holds routes/ or connectors/ is a project of its own. */
    static Selection of(Path project, List<Path> wanted) {
        if (wanted.size() == 1 && isProject(wanted.get(0))) {
            return new Selection(wanted.get(0), List.of());
        }
        if (wanted.isEmpty()) {
            return new Selection(project, List.of());
        }
        Path root = rootOf(wanted.get(0), project);
        return new Selection(root, wanted.stream().map(root::relativize).toList());
    }

    private static boolean isProject(Path folder) {
        return Files.isDirectory(folder.resolve("routes")) || Files.isDirectory(folder.resolve("connectors"));
    }

    /** The nearest folder above that is a project; the given project where there is none. */
    private static Path rootOf(Path path, Path project) {
        for (Path here = path.getParent(); here != null; here = here.getParent()) {
            if (isProject(here)) {
                return here;
            }
        }
        return project;
    }

    boolean holds(String file) {
        return prefixes.isEmpty()
                || prefixes.stream().anyMatch(prefix -> Path.of(file).startsWith(prefix));
    }
}
