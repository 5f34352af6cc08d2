package org.serai.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the machine itself must offer: Java, room on the disk, a home that can be written. */
final class Machine {
    private static final long MEGABYTE = 1024 * 1024;
    private static final long TOO_LITTLE_MB = 1_000;
    private static final long LITTLE_MB = 5_000;
    private final Path home;

    Machine(Path home) {
        this.home = home;
    }

    List<Checked> check() {
        return List.of(java(), disk(), writable());
    }

    private static Checked java() {
        int feature = Runtime.version().feature();
        String found = "Java " + Runtime.version() + " at " + System.getProperty("java.home");
        return feature >= 17
                ? Checked.ok("java", found)
                : Checked.fail("java", found, "install a JDK 17 or newer, or set JAVA_HOME");
    }

    private Checked disk() {
        try {
            long free = Files.getFileStore(nearestExisting(home)).getUsableSpace() / MEGABYTE;
            String found = free + " MB free for " + home;
            if (free < TOO_LITTLE_MB) {
                return Checked.fail("disk", found, "free some, or move the home: SERAI_HOME");
            }
            return free < LITTLE_MB
                    ? Checked.warn("disk", found, "the broker stops taking messages when the disk is nearly full")
                    : Checked.ok("disk", found);
        } catch (IOException unknown) {
            return Checked.warn("disk", "cannot tell: " + unknown.getMessage(), "look at `df " + home + "`");
        }
    }

    private Checked writable() {
        Path place = nearestExisting(home);
        try {
            Path probe = Files.createTempFile(place, ".serai-doctor", ".tmp");
            Files.delete(probe);
            return Checked.ok("home", home + (Files.isDirectory(home) ? "" : " will be made at the first start"));
        } catch (IOException refused) {
            return Checked.fail(
                    "home", place + " cannot be written", "give this user the right to, or set SERAI_HOME to another");
        }
    }

    private static Path nearestExisting(Path path) {
        Path here = path.toAbsolutePath();
        while (!Files.isDirectory(here) && here.getParent() != null) {
            here = here.getParent();
        }
        return here;
    }
}
