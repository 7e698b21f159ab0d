package dev.feira.stream;

import dev.feira.stream.consume.TopicFacts;
import dev.feira.stream.sink.LatencyTable;
import dev.feira.stream.sink.Ledger;
import dev.feira.stream.sink.Postgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How far a stream is, and how fast.
///
/// @param pace of all partitions together
public record StreamStatus(String stream, List<Partition> partitions, Pace pace) {
    public StreamStatus {
        partitions = List.copyOf(partitions);
    }

    /// A partition's line in the ledger beside its end in Kafka.
    ///
    /// @param firstOffset where it was begun
    /// @param nextOffset the first that is not in PostgreSQL yet
    /// @param endOffset the offset that the topic's next event will have
    public record Partition(
            String topic,
            int partition,
            long firstOffset,
            long nextOffset,
            long endOffset,
            long rows,
            long deadLetters,
            long duplicates,
            long gaps,
            Pace pace) {
        /// Events that are not in PostgreSQL yet.
        public long lag() {
            return Math.max(0, endOffset - nextOffset);
        }

        /// Whether every offset is accounted for.
        public boolean adds() {
            return nextOffset - firstOffset == rows + deadLetters + duplicates + gaps;
        }
    }

    /// Asks the ledger, the latencies and the brokers.
    ///
    /// @throws dev.feira.core.ProblemException when one of them does not answer
    public static StreamStatus of(Stream stream, KafkaSettings kafka, SinkSettings sink) {
        try (TopicFacts facts = TopicFacts.of(kafka);
                Postgres postgres = Postgres.of(sink)) {
            Map<Integer, Long> ends = new TreeMap<>(facts.ends(facts.topic(stream.topic())));
            return read(stream, postgres, ends);
        }
    }

    private static StreamStatus read(Stream stream, Postgres postgres, Map<Integer, Long> ends) {
        try (Connection connection = postgres.connect()) {
            boolean begun = Ledger.exists(connection);
            Map<Integer, Ledger.Entry> entries = begun ? Ledger.entries(connection, stream.topic()) : Map.of();
            List<LatencyTable.Minute> minutes = begun ? LatencyTable.recent(connection, stream.topic()) : List.of();
            connection.rollback();
            List<Partition> partitions = new ArrayList<>();
            ends.forEach((partition, end) -> {
                List<LatencyTable.Minute> own = minutes.stream()
                        .filter(it -> it.partition() == partition)
                        .toList();
                Ledger.Entry none = new Ledger.Entry("", partition, 0, 0, 0, 0, 0, 0);
                partitions.add(partition(stream.topic(), entries.getOrDefault(partition, none), end, Pace.of(own)));
            });
            return new StreamStatus(stream.name(), partitions, Pace.of(minutes));
        } catch (SQLException e) {
            throw postgres.failures().problem(e).exception(e);
        }
    }

    private static Partition partition(String topic, Ledger.Entry entry, long end, Pace pace) {
        return new Partition(
                topic,
                entry.partition(),
                entry.firstOffset(),
                entry.nextOffset(),
                end,
                entry.rows(),
                entry.deadLetters(),
                entry.duplicates(),
                entry.gaps(),
                pace);
    }
}
