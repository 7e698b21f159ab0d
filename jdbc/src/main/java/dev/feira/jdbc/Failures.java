package dev.feira.jdbc;

import dev.feira.core.Problem;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Turns what a driver throws into a problem with its cure.
final class Failures {
    private final ConnectionSettings settings;

    Failures(ConnectionSettings settings) {
        this.settings = settings;
    }

    Problem problem(SQLException failure) {
        SQLException root = deepest(failure);
        Problem refusal = Driver.of(settings.kind()).refusal(settings, root, message(root));
        if (refusal != null) {
            return refusal;
        }
        Problem byCause = byCause(failure);
        if (byCause != null) {
            return byCause;
        }
        if (failure instanceof SQLTransientConnectionException && failure.getCause() == null) {
            return Problem.passing("all " + settings.connections() + " connections to `" + settings.address()
                            + "` stayed in use")
                    .hint("raise the number of connections of the source, or do one thing after the other");
        }
        if (isConnection(root)) {
            return lost(root);
        }
        return Problem.data(
                "`" + settings.address() + "` refused a statement: " + message(root) + " (" + code(root) + ")");
    }

    private static String code(SQLException failure) {
        return failure.getErrorCode() == 0 ? String.valueOf(failure.getSQLState()) : "error " + failure.getErrorCode();
    }

    private @Nullable Problem byCause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Problem problem = network(cause);
            if (problem != null) {
                return problem;
            }
        }
        return message(failure).contains("ssl not enabled") ? tls("the server offers none") : null;
    }

    private @Nullable Problem network(Throwable cause) {
        return switch (cause) {
            case UnknownHostException _ ->
                Problem.data("the host `" + settings.host() + "` is unknown").hint("check the source's host name");
            case ConnectException _ -> unreachable();
            case NoRouteToHostException _ -> unreachable();
            case SocketTimeoutException _ ->
                Problem.passing("`" + settings.address() + "` did not answer in time")
                        .hint("is it reachable from here, and is it busy? Run the command again");
            case SSLException refused -> tls(message(refused));
            default -> null;
        };
    }

    private Problem lost(SQLException failure) {
        return lost(settings, message(failure));
    }

    static Problem lost(ConnectionSettings settings, String message) {
        return Problem.passing("the connection to `" + settings.address() + "` was lost: " + message)
                .hint("is the server still running? Run the command again");
    }

    private Problem unreachable() {
        return Problem.passing("nothing answers at `" + settings.address() + "`")
                .hint("start the server, or check host and port");
    }

    private Problem tls(String reason) {
        return Problem.data("`" + settings.address() + "` and Feira agree on no TLS: " + reason)
                .hint("check the TLS mode and the certificate authority of the source");
    }

    /// SQLSTATE class 08 and what the drivers say when a socket ends.
    private static boolean isConnection(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && state.startsWith("08");
    }

    /// A pool wraps the driver's exception in its own.
    private static SQLException deepest(SQLException failure) {
        SQLException deepest = failure;
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException inner) {
                deepest = inner;
            }
        }
        return deepest;
    }

    /// The driver's message without its `(conn=…)` prefix and without the password.
    private String message(Throwable failure) {
        String message = failure.getMessage();
        return message == null
                ? failure.getClass().getSimpleName()
                : settings.password().mask(message.replaceFirst("^\\(conn=\\d+\\) ", ""));
    }
}
