package dev.feira.warehouse;

import java.time.Duration;

/// One connection to a warehouse, used by one thread at a time. Statements outside [#begin()] … [#commit()] commit by
/// themselves.
/// An engine's refusal becomes a `ProblemException` of kind DATA whose message is the engine's own, without its SQL.
public interface Session extends AutoCloseable {
    /// Runs one or several statements separated by `;`; the result of the last is returned (without rows when it has
    /// none).
    Rows run(String sql);

    void begin();

    void commit();

    /// Harmless outside a transaction.
    void rollback();

    /// Interrupts what another thread is running in this session.
    void cancel();

    /// The time a single statement may take from now on.
    void limit(Duration perStatement);

    @Override
    void close();
}
