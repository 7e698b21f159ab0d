package dev.feira.stream.sink;

import dev.feira.core.Problem;

/// What to do when PostgreSQL does not answer.
public interface Retry {
    /// Waits a moment.
    ///
    /// @return false: do not try again, the consumer is to stop
    /// @throws dev.feira.core.ProblemException when it has taken too long
    boolean again(Problem problem);

    /// The last attempt did not fail.
    void succeeded();
}
