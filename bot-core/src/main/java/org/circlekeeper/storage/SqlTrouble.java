package org.circlekeeper.storage;

import java.nio.file.AccessDeniedException;
import java.nio.file.ReadOnlyFileSystemException;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Predicate;
import org.h2.api.ErrorCode;

/** What a failure means, because H2's own words mislead. */
final class SqlTrouble {
    private static final int DEEPEST = 12;

    /** After these an H2 connection is dead, and a new one works. */
    private static final Set<Integer> DEAD = Set.of(
            ErrorCode.DATABASE_IS_CLOSED,
            ErrorCode.CONNECTION_BROKEN_1,
            ErrorCode.DATABASE_CALLED_AT_SHUTDOWN,
            ErrorCode.GENERAL_ERROR_1,
            ErrorCode.IO_EXCEPTION_1,
            ErrorCode.IO_EXCEPTION_2);

    private SqlTrouble() {}

    /** The vendor code of the first SQL failure among the causes; 0 where there is none. */
    static int code(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof SQLException sql && sql.getErrorCode() != 0) {
                return sql.getErrorCode();
            }
            cause = cause.getCause();
        }
        return 0;
    }

    /** The SQL state of the first SQL failure among the causes; empty where there is none. */
    static String state(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
            cause = cause.getCause();
        }
        return "";
    }

    static boolean isDead(SQLException failure) {
        return DEAD.contains(failure.getErrorCode());
    }

    static boolean isDiskFull(Throwable failure) {
        return anyCause(failure, cause -> says(cause, "No space left") || says(cause, "Disk quota exceeded"));
    }

    static boolean isForbidden(Throwable failure) {
        return anyCause(
                failure,
                cause -> cause instanceof AccessDeniedException
                        || cause instanceof ReadOnlyFileSystemException
                        || says(cause, "Permission denied")
                        || says(cause, "Read-only file system"));
    }

    private static boolean says(Throwable cause, String words) {
        String message = cause.getMessage();
        return message != null && message.contains(words);
    }

    private static boolean anyCause(Throwable failure, Predicate<Throwable> test) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (test.test(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
