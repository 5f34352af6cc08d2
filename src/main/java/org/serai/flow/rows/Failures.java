package org.serai.flow.rows;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.SeraiException;
import org.serai.canonical.UnavailableException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** What a failure of a database means, in words that name the connector and the way out; never a statement or a value of ours. */
final class Failures {
    private Failures() {}

    static SeraiException at(String code, Use use, String text, String advice, @Nullable Throwable cause) {
        return cause == null
                ? new SeraiException(code, use.who(), text, advice)
                : new SeraiException(code, use.who(), text, advice, cause);
    }

    /** Of a poll: why no row was read, or why those that were come again. */
    static SeraiException ofReading(Use use, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SeraiException known) {
                return known;
            }
        }
        return isAway(failure)
                ? away(use, failure)
                : at(
                        "rows.query-failed",
                        use,
                        "the database refuses `query`: " + said(failure),
                        "mend the setting `query`, or what it reads; the rows are read then",
                        failure);
    }

    /** Of a sink: a database that is away is asked again, one that refuses is not. */
    static SeraiException ofWriting(Use use, RuntimeException failure) {
        return isAway(failure)
                ? away(use, failure)
                : new SeraiException(
                        "sink.refused",
                        use.connector(),
                        "the database of " + use.connector() + " refuses the row: " + said(failure),
                        "mend the statement in the tenant's settings, the mapping or the table, then replay",
                        failure);
    }

    private static UnavailableException away(Use use, Throwable failure) {
        return new UnavailableException(
                use.connector(), "the database of " + use.connector() + " cannot be used: " + said(failure), failure);
    }

    private static boolean isAway(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TransactionException
                    || cause instanceof TransientDataAccessException
                    || cause instanceof RecoverableDataAccessException
                    || cause instanceof DataAccessResourceFailureException) {
                return true;
            }
        }
        return false;
    }

    /** What the database itself said: the innermost words, on one line. */
    static String said(Throwable failure) {
        Throwable innermost = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            innermost = cause instanceof SQLException || !(innermost instanceof SQLException) ? cause : innermost;
        }
        return String.valueOf(innermost.getMessage()).split("\\R", 2)[0].strip();
    }
}
