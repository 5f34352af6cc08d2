package org.serai.flow.file;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.apache.camel.component.file.GenericFile;
import org.serai.canonical.DocumentException;

/** A file where somebody dropped it, on this machine or another. */
final class DroppedFile {
    private DroppedFile() {}

    /**
     * @throws DocumentException {@code file.not-regular} for a link: whoever may drop files here could have it lead to any
     *     file this process may read
     */
    static InputStream open(GenericFile<?> file) throws IOException {
        if (file.getFile() instanceof File local) {
            Path path = local.toPath();
            if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                throw new DocumentException("file.not-regular", "", "it is a link, no file", "drop the file itself");
            }
            return Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS);
        }
        if (file.getBody() instanceof InputStream remote) {
            return remote;
        }
        throw new IllegalStateException("no stream of " + FileName.shown(file.getFileNameOnly()));
    }
}
