package org.serai.finding;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/**
 * Goes through what lies below a place, eight folders deep. Links are followed, for Kubernetes mounts files by them; what is
 * hidden is passed by with all that lies in it, for there Kubernetes keeps what the links lead to.
 */
abstract class FileTree extends SimpleFileVisitor<Path> {
    private static final int DEPTH = 8;
    private final Path place;

    FileTree(Path place) {
        this.place = place;
    }

    /** Before anything in it is looked at. */
    void folder(Path folder) throws IOException {}

    /** Hidden ones excepted. */
    abstract void file(Path file, BasicFileAttributes attributes);

    /** Nothing to be seen where there is no such place. */
    final void walk() throws IOException {
        if (Files.exists(place)) {
            Files.walkFileTree(place, Set.of(FileVisitOption.FOLLOW_LINKS), DEPTH, this);
        }
    }

    @Override
    public final FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
        if (isHidden(folder) && !folder.equals(place)) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        folder(folder);
        return FileVisitResult.CONTINUE;
    }

    @Override
    public final FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (attributes.isRegularFile() && !isHidden(file)) {
            file(file, attributes);
        }
        return FileVisitResult.CONTINUE;
    }

    /** A link that leads back to where it lies is passed by. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        if (failure instanceof FileSystemLoopException) {
            return FileVisitResult.CONTINUE;
        }
        throw failure;
    }

    static boolean isHidden(Path path) {
        Path name = path.getFileName();
        return name != null && name.toString().startsWith(".");
    }
}
