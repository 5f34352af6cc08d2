package org.serai.database;

import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Tells a store that is away or busy (try the same again later) from data it will never take. */
public final class StoreAway {
    /** What is too large for PostgreSQL stays so, though Spring counts it among the failures of resources. */
    private static final String LIMIT_EXCEEDED = "54";

    /** Spring knows no name for it. */
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private StoreAway() {}

    public static boolean isCauseOf(Throwable failure) {
        return causes(failure).noneMatch(StoreAway::isTooLarge)
                && causes(failure).anyMatch(StoreAway::isAway);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    private static boolean isTooLarge(Throwable cause) {
        return state(cause).startsWith(LIMIT_EXCEEDED);
    }

    private static String state(Throwable cause) {
        return cause instanceof SQLException sql ? Objects.requireNonNullElse(sql.getSQLState(), "") : "";
    }

    private static boolean isAway(Throwable cause) {
        return cause instanceof NonTransientDataAccessResourceException
                || cause instanceof TransientDataAccessException
                || cause instanceof RecoverableDataAccessException
                || cause instanceof CannotCreateTransactionException
                || cause instanceof TransactionSystemException
                || state(cause).equals(LOCK_NOT_AVAILABLE);
    }
}
