package org.serai.flow.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.component.file.FileOperations;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

/** No file is read while somebody writes it. */
class SettledFilesTest {
    private final AtomicLong ticks = new AtomicLong(Long.MAX_VALUE - 5_000_000_000L);
    private final SettledFiles<File> settled = new SettledFiles<>(Duration.ofSeconds(10), ticks::get);

    private boolean isThrough(long length, long modified, Duration later) {
        ticks.addAndGet(later.toNanos());
        var file = new GenericFile<File>();
        file.setAbsolute(true);
        file.setAbsoluteFilePath("/in/orders.csv");
        file.setFileLength(length);
        file.setLastModified(modified);
        return settled.acquireExclusiveReadLock(
                new FileOperations(), file, new DefaultExchange(new DefaultCamelContext(false)));
    }

    @Test
    void a_file_is_through_once_it_stayed_the_same_for_as_long_as_it_must() {
        assertThat(isThrough(100, 1, Duration.ZERO)).isFalse();
        assertThat(isThrough(100, 1, Duration.ofSeconds(9))).isFalse();
        assertThat(isThrough(100, 1, Duration.ofSeconds(1))).isTrue();
    }

    @Test
    void one_that_grows_or_is_touched_begins_to_wait_anew() {
        assertThat(isThrough(100, 1, Duration.ZERO)).isFalse();
        assertThat(isThrough(200, 1, Duration.ofSeconds(30))).isFalse();
        assertThat(isThrough(200, 2, Duration.ofSeconds(30))).isFalse();
        assertThat(isThrough(200, 2, Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void where_a_marker_says_it_nobody_waits() {
        var none = new SettledFiles<File>(Duration.ZERO, ticks::get);
        assertThat(none.acquireExclusiveReadLock(
                        new FileOperations(), new GenericFile<>(), new DefaultExchange(new DefaultCamelContext(false))))
                .isTrue();
    }
}
