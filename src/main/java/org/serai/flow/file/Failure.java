package org.serai.flow.file;

import org.jspecify.annotations.Nullable;
import org.serai.canonical.SeraiException;

/** Why something failed, for a line of the log. */
final class Failure {
    private Failure() {}

    /** The first cause that is one of ours, else the innermost: those around it repeat the address. */
    static String of(@Nullable Throwable failed) {
        Throwable root = failed;
        while (root != null && root.getCause() != null && !(root instanceof SeraiException)) {
            root = root.getCause();
        }
        return root == null ? "nobody knows why" : root.getClass().getSimpleName() + ": " + root.getMessage();
    }
}
