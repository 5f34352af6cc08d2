package org.serai.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedFoldersTest {
    @TempDir
    private Path root;

    private WatchedFolders folders;

    @BeforeEach
    void open() throws IOException {
        write("routes/a/flow.yaml", "one");
        folders = new WatchedFolders(List.of(root.resolve("routes"), root.resolve("connectors")));
    }

    @AfterEach
    void close() {
        folders.close();
    }

    private Path write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** Until two answers are one: nothing was looked through for the second. */
    private Snapshot settled() {
        return await().until(folders::snapshot, seen -> seen == folders.snapshot());
    }

    @Test
    void what_nobody_touched_is_not_looked_through_again() throws IOException {
        Files.createDirectory(root.resolve("connectors"));

        assertThat(settled().files()).containsOnlyKeys(root.resolve("routes/a/flow.yaml"));
    }

    @Test
    void a_folder_that_is_not_there_yet_is_looked_for_each_time() throws IOException {
        Snapshot before = folders.snapshot();
        assertThat(folders.snapshot()).isEqualTo(before).isNotSameAs(before);

        Path came = write("connectors/b/connector.yaml", "two");

        assertThat(folders.snapshot().files()).containsKey(came);
    }

    @Test
    void a_file_in_a_folder_that_came_later_is_seen_when_it_changes() throws IOException {
        Files.createDirectory(root.resolve("connectors"));
        settled();
        Path came = write("connectors/b/c/connector.yaml", "two");
        await().until(() -> folders.snapshot().files().containsKey(came));
        Snapshot before = settled();

        Files.writeString(came, "three");

        await().until(() -> folders.snapshot().changedSince(before), List.of(came)::equals);
    }

    @Test
    void a_file_and_a_folder_that_went_are_seen() throws IOException {
        Files.createDirectory(root.resolve("connectors"));
        Path went = write("connectors/b/connector.yaml", "two");
        Snapshot before = settled();

        Files.delete(went);
        Files.delete(went.getParent());

        await().until(() -> folders.snapshot().changedSince(before), List.of(went)::equals);
    }

    /** As Kubernetes mounts a ConfigMap: the files are links through one that leads to a hidden folder, and that one moves. */
    @Test
    void a_file_behind_a_link_is_seen_once_and_so_is_a_link_that_moves() throws IOException {
        Path mount = root.resolve("connectors");
        write("connectors/..1/flow.yaml", "one");
        write("connectors/..2/flow.yaml", "and two");
        Files.createSymbolicLink(mount.resolve("..data"), Path.of("..1"));
        Path flow = Files.createSymbolicLink(mount.resolve("flow.yaml"), Path.of("..data/flow.yaml"));
        Snapshot before = settled();
        assertThat(before.files()).containsOnlyKeys(root.resolve("routes/a/flow.yaml"), flow);
        assertThat(Folder.below(mount)).containsExactly(flow);

        Files.createSymbolicLink(mount.resolve("..new"), Path.of("..2"));
        Files.move(mount.resolve("..new"), mount.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);

        await().until(() -> folders.snapshot().changedSince(before), List.of(flow)::equals);
    }

    @Test
    void a_link_that_leads_back_ends_nothing() throws IOException {
        Files.createSymbolicLink(root.resolve("routes/a/again"), root.resolve("routes"));

        assertThat(Folder.below(root.resolve("routes"))).containsExactly(root.resolve("routes/a/flow.yaml"));
        assertThat(folders.snapshot().files()).containsKey(root.resolve("routes/a/flow.yaml"));
    }
}
