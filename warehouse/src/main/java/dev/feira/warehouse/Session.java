package dev.feira.warehouse;

import java.time.Duration;
import java.util.List;

/// One connection to a warehouse, used by one thread at a time. Statements outside [#begin()] … [#commit()] commit by
/// themselves.
/// An engine's refusal becomes a `ProblemException` of kind DATA whose message is the engine's own, without its SQL.
public interface Session extends AutoCloseable {
    /// Runs one or several statements separated by `;`; the result of the last is returned (without rows when it has
    /// none).
    Rows run(String sql);

    /// Runs one query with a value for each of its `?`; reads `most` rows and leaves the others.
    ///
    /// @param parameters texts, truth values, numbers, `LocalDate` or `LocalDateTime`
    Rows ask(String sql, List<?> parameters, int most);

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
