package dev.feira.stream.sink;

import dev.feira.core.Problem;
import dev.feira.stream.event.Batch;
import dev.feira.stream.event.Layout;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;

/// Writes the batches of one partition, one after the other, each exactly once whatever happens between. For one
/// thread.
public final class PartitionSink {
    /// After a duplicate more are likely: so many batches go the careful way at once.
    private static final int CAREFUL = 16;

    private final Postgres postgres;
    private final Ledger ledger;
    private final BatchWriter writer;
    private final Retry retry;
    private int careful;

    /// A sink for events of that topic.
    ///
    /// @param retry is told of failures that may pass
    public PartitionSink(Postgres postgres, Layout layout, String topic, String topicId, Retry retry) {
        this.postgres = postgres;
        this.ledger = new Ledger(topic, topicId);
        this.writer = new BatchWriter(layout, ledger, new DeadLetterTable(topic, topicId));
        this.retry = retry;
    }

    /// Writes a batch.
    ///
    /// @throws dev.feira.core.ProblemException when somebody must act before this partition can go on
    public Outcome write(Batch batch) {
        boolean again = false;
        while (true) {
            try {
                Outcome outcome = attempt(batch, again);
                retry.succeeded();
                return outcome;
            } catch (SQLException e) {
                switch (SqlState.of(e)) {
                    case PASSING -> {
                        if (!retry.again(postgres.failures().problem(e))) {
                            return new Outcome.Stopped();
                        }
                        again = true;
                    }
                    case BAD_ROW, DUPLICATE -> {
                        return isolate(batch, e);
                    }
                    case FATAL -> throw postgres.failures().problem(e).exception(e);
                }
            }
        }
    }

    private Outcome attempt(Batch batch, boolean again) throws SQLException {
        try (Connection connection = postgres.connect()) {
            if (again && isWritten(connection, batch)) {
                return new Outcome.Written(batch.rows());
            }
            OptionalLong written = write(connection, batch);
            return written.isPresent() ? new Outcome.Written(written.getAsLong()) : fenced(connection, batch);
        }
    }

    /// A commit may have been done without our hearing of it.
    private boolean isWritten(Connection connection, Batch batch) throws SQLException {
        OptionalLong next = ledger.next(connection, batch.partition());
        connection.rollback();
        return next.isPresent() && next.getAsLong() == batch.next();
    }

    private OptionalLong write(Connection connection, Batch batch) throws SQLException {
        if (careful > 0 && batch.rows() > 0) {
            careful--;
            return writer.merge(connection, batch);
        }
        try {
            return writer.copy(connection, batch);
        } catch (SQLException e) {
            if (SqlState.of(e) != SqlState.DUPLICATE) {
                throw e;
            }
            careful = CAREFUL;
            return writer.merge(connection, batch);
        }
    }

    private Outcome fenced(Connection connection, Batch batch) throws SQLException {
        OptionalLong next = ledger.next(connection, batch.partition());
        connection.rollback();
        if (next.isEmpty()) {
            throw Problem.data("partition " + batch.partition() + " has no line in `ingest_offset` any more")
                    .hint("restore the sink's tables from a backup; rows and offsets belong together")
                    .exception();
        }
        return new Outcome.Fenced(next.getAsLong());
    }

    /// PostgreSQL refused a row and does not say which: halves find it in a few steps.
    private Outcome isolate(Batch batch, SQLException failure) {
        if (batch.arrivals().size() > 1) {
            return writeHalves(batch);
        }
        if (batch.rows() == 0) {
            throw postgres.failures().problem(failure).exception(failure);
        }
        return write(batch.refused(SqlState.code(failure) + ": " + failure.getMessage()));
    }

    private Outcome writeHalves(Batch batch) {
        long rows = 0;
        for (Batch half : batch.halves()) {
            Outcome outcome = write(half);
            if (!(outcome instanceof Outcome.Written written)) {
                return outcome;
            }
            rows += written.rows();
        }
        return new Outcome.Written(rows);
    }
}
