package dev.feira.stream.sink;

import dev.feira.core.Problem;
import dev.feira.stream.SinkSettings;
import java.net.UnknownHostException;
import java.sql.SQLException;
import javax.net.ssl.SSLHandshakeException;

/// Turns what PostgreSQL refuses into a problem with its cure.
public record PostgresFailures(SinkSettings settings) {
    /// The driver and the server agree on no way to log in: no TLS there, or a password is wanted.
    private static final String REJECTED = "08004";

    public Problem problem(SQLException failure) {
        String address = "`" + settings.connection().address() + "`";
        String user = settings.connection().user();
        String database = settings.connection().database();
        String said = said(failure);
        return switch (SqlState.code(failure)) {
            case "28P01", "28000" ->
                Problem.data("PostgreSQL at " + address + " refused user `" + user + "`: " + said)
                        .hint("check user and password of the stream's sink");
            case "3D000" ->
                Problem.data("PostgreSQL at " + address + " has no database `" + database + "`")
                        .hint("check the database's name, or create it");
            case "25006" ->
                Problem.data("PostgreSQL at " + address + " is read-only: " + said)
                        .hint("point the sink at the primary server, or end its read-only mode");
            case "53100" ->
                Problem.data("PostgreSQL at " + address + " has no space left: " + said)
                        .hint("make room on the server's disk; nothing was lost, the stream goes on where it stopped");
            case "42501" ->
                Problem.data("user `" + user + "` lacks a right in PostgreSQL: " + said)
                        .hint("let an administrator run: " + grant(said));
            case "42P01", "42703", "3F000" ->
                Problem.data("the sink's tables are not as they were made: " + said)
                        .hint("start `feira stream consume` again: it makes what is missing");
            default -> other(failure, address, said);
        };
    }

    /// What is missing: tables are made at the start, later they are only written.
    private String grant(String said) {
        String user = settings.connection().user();
        if (said.contains("must be owner")) {
            return "ALTER TABLE … OWNER TO " + user + ", for each table of schema " + settings.schema();
        }
        if (said.contains("for table") || said.contains("for view")) {
            return "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA " + settings.schema() + " TO " + user;
        }
        return said.contains("for schema")
                ? "GRANT USAGE, CREATE ON SCHEMA " + settings.schema() + " TO " + user
                : "GRANT CREATE ON DATABASE " + settings.connection().database() + " TO " + user;
    }

    /// What it means at the start, where nobody has ever reached the server: a name that leads nowhere and a handshake
    /// that
    /// fails are settings to mend, not outages to wait for.
    public Problem first(SQLException failure) {
        String address = "`" + settings.connection().address() + "`";
        if (causedBy(failure, UnknownHostException.class)) {
            return Problem.data("nobody knows the host of PostgreSQL at " + address)
                    .hint("check `host` of the stream's sink");
        }
        if (causedBy(failure, SSLHandshakeException.class)
                || SqlState.code(failure).equals(REJECTED)) {
            return Problem.data("PostgreSQL at " + address + " and this user do not come together: " + said(failure))
                    .hint("check `tls`, `authority` and the password of the stream's sink");
        }
        return problem(failure);
    }

    private static boolean causedBy(Throwable failure, Class<? extends Throwable> kind) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static Problem other(SQLException failure, String address, String said) {
        String code = SqlState.code(failure);
        return SqlState.of(failure) == SqlState.PASSING
                ? Problem.passing("PostgreSQL at " + address + " does not answer: " + said + " (" + code + ")")
                        .hint("is it running? The stream goes on where it stopped")
                : Problem.data("PostgreSQL at " + address + " refused a statement: " + said + " (" + code + ")");
    }

    /// The innermost message: a pool wraps the driver's.
    private String said(SQLException failure) {
        SQLException deepest = failure;
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException inner) {
                deepest = inner;
            }
        }
        return settings.connection().password().mask(String.valueOf(deepest.getMessage()));
    }
}
