package io.countersign.platform;

import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a failure of PostgreSQL means to a caller. */
public enum DatabaseFault {
    /** Two acts met on the same rows and the other one won. */
    LOST_RACE,
    /** A value that the database cannot keep: text with U+0000. */
    INVALID,
    /** The database did not answer; the same call may succeed later. */
    UNAVAILABLE,
    /** Anything else, or not a failure of the database at all. */
    OTHER;

    /** unique_violation, serialization_failure, deadlock_detected (PostgreSQL, Appendix A). */
    private static final Set<String> RACES = Set.of("23505", "40001", "40P01");

    /** character_not_in_repertoire, untranslatable_character. */
    private static final Set<String> UNKEEPABLE = Set.of("22021", "22P05");

    /** Looks through the causes of a failure. */
    public static DatabaseFault of(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case OptimisticLockException _ -> {
                    return LOST_RACE;
                }
                case SQLTransientException _ -> {
                    return UNAVAILABLE;
                }
                case SQLException sql -> {
                    return of(sql);
                }
                default -> {}
            }
        }
        return OTHER;
    }

    private static DatabaseFault of(SQLException sql) {
        @Nullable String state = sql.getSQLState();
        if (state == null) {
            // the pool says so without a state when no connection came in time
            return UNAVAILABLE;
        }
        if (RACES.contains(state)) {
            return LOST_RACE;
        }
        if (UNKEEPABLE.contains(state)) {
            return INVALID;
        }
        boolean gone = state.startsWith("08") || state.startsWith("57P") || state.startsWith("53");
        return gone ? UNAVAILABLE : OTHER;
    }
}
