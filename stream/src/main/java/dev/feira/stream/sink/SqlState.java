package dev.feira.stream.sink;

import java.sql.SQLException;
import java.util.Set;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// What a failure of PostgreSQL asks for. The codes are those of its manual's appendix A.
enum SqlState {
    /// It may pass: the connection, a deadlock, a server that starts or stops.
    PASSING,
    /// A row with this key is there already.
    DUPLICATE,
    /// A row that PostgreSQL does not take.
    BAD_ROW,
    /// Somebody must act: the disk, a right, the table.
    FATAL;

    private static final Set<String> PASSING_STATES =
            Set.of("40001", "40P01", "55P03", "57P01", "57P02", "57P03", "57P05", "25P03", "53300", "57014");
    /// Feira's own tables: what they refuse is no fault of an event.
    private static final Set<String> OWN = Set.of("ingest_offset", "ingest_latency", "dead_letter");

    static SqlState of(SQLException failure) {
        String state = code(failure);
        if (state.startsWith("08") || PASSING_STATES.contains(state)) {
            return PASSING;
        }
        if (ofOwnTable(failure)) {
            return FATAL;
        }
        if (state.equals("23505")) {
            return DUPLICATE;
        }
        return state.startsWith("22") || state.startsWith("23") || state.startsWith("54") ? BAD_ROW : FATAL;
    }

    /// The driver's own code: a pool wraps it. A pool that gave no connection in time says nothing more than that.
    static String code(SQLException failure) {
        String code = "";
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException inner && inner.getSQLState() != null) {
                code = inner.getSQLState();
            }
        }
        return code.isEmpty() ? "08000" : code;
    }

    private static boolean ofOwnTable(SQLException failure) {
        if (!(failure instanceof PSQLException server)) {
            return false;
        }
        ServerErrorMessage message = server.getServerErrorMessage();
        return message != null && message.getTable() != null && OWN.contains(message.getTable());
    }
}
