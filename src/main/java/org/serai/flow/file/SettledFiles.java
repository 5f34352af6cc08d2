package org.serai.flow.file;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.GenericFileExclusiveReadLockStrategy;
import org.apache.camel.component.file.GenericFileOperations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a file through that looked the same for a while: size and time of its last change, from one look to a later one. Goes
 * by this machine's own clock and never by the server's, and waits for nobody: what is not let through is looked at again with
 * the next poll.
 */
final class SettledFiles<T> implements GenericFileExclusiveReadLockStrategy<T> {
    private static final int MOST_REMEMBERED = 100_000;
    private static final Logger LOG = LoggerFactory.getLogger(SettledFiles.class);
    private final long settleNanos;
    private final LongSupplier ticks;
    private final Map<String, Look> looks = new ConcurrentHashMap<>();

    private record Look(long length, long modified, long atNanos) {}

    SettledFiles(Duration settle) {
        this(settle, System::nanoTime);
    }

    /** @param ticks nanoseconds of a clock that only goes forward */
    SettledFiles(Duration settle, LongSupplier ticks) {
        this.settleNanos = settle.toNanos();
        this.ticks = ticks;
    }

    @Override
    public boolean acquireExclusiveReadLock(
            GenericFileOperations<T> operations, GenericFile<T> file, Exchange exchange) {
        if (settleNanos == 0) {
            return true;
        }
        long now = ticks.getAsLong();
        Look first = looks.get(file.getAbsoluteFilePath());
        if (first != null && first.length == file.getFileLength() && first.modified == file.getLastModified()) {
            return now - first.atNanos >= settleNanos;
        }
        if (looks.size() >= MOST_REMEMBERED) {
            looks.clear();
        }
        looks.put(file.getAbsoluteFilePath(), new Look(file.getFileLength(), file.getLastModified(), now));
        return false;
    }

    @Override
    public void releaseExclusiveReadLockOnCommit(
            GenericFileOperations<T> operations, GenericFile<T> file, Exchange exchange) {
        looks.remove(file.getAbsoluteFilePath());
    }

    @Override
    public void prepareOnStartup(GenericFileOperations<T> operations, GenericFileEndpoint<T> endpoint) {}

    @Override
    public void releaseExclusiveReadLockOnAbort(
            GenericFileOperations<T> operations, GenericFile<T> file, Exchange exchange) {}

    /** Nobody else says why. */
    @Override
    public void releaseExclusiveReadLockOnRollback(
            GenericFileOperations<T> operations, GenericFile<T> file, Exchange exchange) {
        LOG.warn(
                "{} stays and is read again: {}",
                FileName.shown(file.getFileNameOnly()),
                Failure.of(exchange.getException()));
    }

    @Override
    public void setTimeout(long timeout) {}

    @Override
    public void setCheckInterval(long checkInterval) {}

    @Override
    public void setReadLockLoggingLevel(LoggingLevel readLockLoggingLevel) {}

    @Override
    public void setMarkerFiler(boolean markerFile) {}

    @Override
    public void setDeleteOrphanLockFiles(boolean deleteOrphanLockFiles) {}
}
