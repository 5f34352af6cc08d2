package org.serai.flow.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.serai.canonical.DocumentException;
import org.serai.canonical.UnavailableException;

/** What is in a file, and what is too much. */
class UnpackedTest {
    private final List<String> taken = new ArrayList<>();

    static byte[] zip(Map<String, byte[]> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    static byte[] gzip(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void unpack(String name, byte[] content) throws IOException {
        try (Spool spool = Spool.of(new ByteArrayInputStream(content), content.length, name)) {
            new Unpacked(spool, name)
                    .each((file, in) -> taken.add(file + "=" + new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        }
    }

    private AbstractThrowableAssert<?, ?> refused(String name, byte[] content) {
        var refused = assertThatThrownBy(() -> unpack(name, content))
                .isInstanceOfSatisfying(
                        DocumentException.class, e -> assertThat(e.code()).isEqualTo("file.archive-refused"));
        assertThat(taken).isEmpty();
        return refused;
    }

    @Test
    void a_file_is_itself_a_zip_each_of_its_files_a_gzip_its_one() throws IOException {
        unpack("a.csv", bytes("1"));
        unpack("b.zip", zip(new TreeMap<>(Map.of("x.csv", bytes("2"), "dir/y.csv", bytes("3")))));
        unpack("c.CSV.GZ", gzip(bytes("4")));
        assertThat(taken).containsExactly("a.csv=1", "b.zip/dir_y.csv=3", "b.zip/x.csv=2", "c.CSV=4");
    }

    @Test
    void a_bomb_gives_nothing() throws IOException {
        byte[] much = new byte[8 * 1024 * 1024];
        refused("bomb.zip", zip(Map.of("a.csv", bytes("1"), "zeros.csv", much))).hasMessageContaining("zip bomb");
        refused("bomb.gz", gzip(much)).hasMessageContaining("zip bomb");
    }

    @Test
    void half_an_archive_gives_nothing() throws IOException {
        byte[] whole = zip(Map.of("a.csv", bytes("1,2,3\n".repeat(1_000))));
        refused("half.zip", Arrays.copyOf(whole, whole.length / 2));
        byte[] packed = gzip(bytes("1,2,3\n".repeat(1_000)));
        refused("half.csv.gz", Arrays.copyOf(packed, packed.length - 9));
        refused("none.zip", bytes("orders,1,2\n")).hasMessageContaining("no archive");
    }

    @Test
    void an_archive_in_an_archive_and_too_many_files_are_refused() throws IOException {
        refused("nest.zip", zip(Map.of("inner.zip", zip(Map.of("a.csv", bytes("1"))))))
                .hasMessageContaining("inner.zip");
        var many = new TreeMap<String, byte[]>();
        for (int i = 0; i <= 1_000; i++) {
            many.put(i + ".csv", bytes("x"));
        }
        refused("many.zip", zip(many)).hasMessageContaining("1000 files");
    }

    @Test
    void a_file_that_is_shorter_than_it_was_listed_is_still_being_written() {
        assertThatThrownBy(() -> Spool.of(new ByteArrayInputStream(bytes("half")), 8, "orders.csv"))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("still being written");
    }

    @Test
    void the_same_content_has_the_same_key() {
        try (Spool one = Spool.of(new ByteArrayInputStream(bytes("a")), 1, "x");
                Spool same = Spool.of(new ByteArrayInputStream(bytes("a")), 1, "y");
                Spool other = Spool.of(new ByteArrayInputStream(bytes("b")), 1, "x")) {
            assertThat(one.key()).isEqualTo(same.key()).isNotEqualTo(other.key());
        }
    }
}
