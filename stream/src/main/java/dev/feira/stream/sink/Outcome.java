package dev.feira.stream.sink;

/// What became of a batch.
public sealed interface Outcome {
    /// Everything up to the batch's next offset is in PostgreSQL.
    ///
    /// @param rows events that were new
    record Written(long rows) implements Outcome {}

    /// Somebody else has moved the partition: the batch was not written, or not to its end.
    ///
    /// @param next where the partition stands
    record Fenced(long next) implements Outcome {}

    /// The consumer is to stop, and the batch is not written to its end.
    record Stopped() implements Outcome {}
}
