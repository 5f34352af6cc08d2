package org.serai;

import java.net.BindException;
import org.serai.canonical.SeraiException;

/** Why a hub did not start, in the house's words where one of the causes is known; Spring wraps it several times. */
final class StartFailure {
    private StartFailure() {}

    static RuntimeException of(RuntimeException failed, HubOptions options) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SeraiException known) {
                return known;
            }
            if (cause instanceof BindException taken) {
                return cannotListen(
                        "the hub cannot listen on port " + options.port() + ": " + taken.getMessage(), "--port", taken);
            }
        }
        return failed;
    }

    static SeraiException cannotListen(String message, String option, Exception cause) {
        return new SeraiException(
                "port.not-ours",
                option,
                message,
                "end the program that holds it, or run with " + option + " and another (0 takes a free one); "
                        + "look at SERAI_BIND too",
                cause);
    }
}
