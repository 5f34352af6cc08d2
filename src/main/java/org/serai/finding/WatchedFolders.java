package org.serai.finding;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folders whose files are asked for often: thousands of them, every 300 ms. They are looked through when the file system
 * tells of a change, and each sixteenth time, since a network share does not tell what others do there; in between the last
 * answer stands. It is asked to tell at the second question, for at a start time is short. Where it cannot be asked, each
 * question is a look. For one thread.
 */
public final class WatchedFolders implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedFolders.class);
    private static final int LOOK_EACH = 16;
    private static final WatchEvent.Kind<?>[] CHANGES = {
        StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY, StandardWatchEventKinds.ENTRY_DELETE
    };
    private final List<Path> folders;
    private @Nullable WatchService changes;
    private @Nullable Snapshot last;
    private boolean watched;
    private boolean settled;
    private int asked;

    public WatchedFolders(List<Path> folders) {
        this.folders = List.copyOf(folders);
        try {
            changes = FileSystems.getDefault().newWatchService();
        } catch (IOException refused) {
            doWithout(refused);
        }
    }

    /** What lies there. A change made while it looks is seen at the next question. */
    public Snapshot snapshot() {
        if (isTold()) {
            settled = false;
        }
        if (last != null && settled && ++asked % LOOK_EACH != 0) {
            return last;
        }
        boolean isFirst = last == null;
        watched = !isFirst && changes != null && folders.stream().allMatch(Files::isDirectory);
        Snapshot now = Snapshot.of(folders, settled || isFirst ? folder -> {} : this::watch);
        settled = watched && now.equals(last);
        last = now;
        return now;
    }

    private boolean isTold() {
        if (changes == null) {
            return true;
        }
        boolean told = false;
        for (WatchKey key = changes.poll(); key != null; key = changes.poll()) {
            key.pollEvents();
            key.reset();
            told = true;
        }
        return told;
    }

    /** Asks to be told of a folder, before it is looked at. */
    private void watch(Path folder) {
        try {
            if (changes != null) {
                folder.register(changes, CHANGES);
            }
        } catch (NoSuchFileException | NotDirectoryException changing) {
            watched = false;
        } catch (IOException refused) {
            watched = false;
            doWithout(refused);
        }
    }

    private void doWithout(IOException refused) {
        LOG.info("the system does not tell of changes in {}, they are looked for: {}", folders, refused.getMessage());
        close();
        changes = null;
    }

    @Override
    public void close() {
        try {
            if (changes != null) {
                changes.close();
            }
        } catch (IOException harmless) {
            LOG.debug("not closed", harmless);
        }
    }
}
