package dev.feira.stream.sink;

import dev.feira.stream.event.Batch;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/// `ingest_offset`: how far each partition is written, moved in the transaction of the data. The table itself holds the
/// arithmetic: next − first = rows + duplicates + dead letters + gaps.
///
/// `topic_number` counts the topics, by name and id; rows carry it beside partition and offset. Numbers are never used
/// again; 0 stands in rows that were written before topics were numbered and may be of several.
public final class Ledger {
    static final String TABLE = """
            CREATE TABLE IF NOT EXISTS ingest_offset (
              topic text NOT NULL,
              topic_id text NOT NULL,
              topic_number integer NOT NULL,
              partition integer NOT NULL,
              first_offset bigint NOT NULL,
              next_offset bigint NOT NULL,
              rows bigint NOT NULL DEFAULT 0,
              duplicates bigint NOT NULL DEFAULT 0,
              dead_letters bigint NOT NULL DEFAULT 0,
              gaps bigint NOT NULL DEFAULT 0,
              began_at timestamptz NOT NULL DEFAULT now(),
              updated_at timestamptz NOT NULL DEFAULT now(),
              PRIMARY KEY (topic, topic_id, partition),
              CONSTRAINT every_offset_is_accounted_for
                CHECK (next_offset - first_offset = rows + duplicates + dead_letters + gaps))
            WITH (fillfactor = 50)""";
    private static final String WHERE = " WHERE topic = ? AND topic_id = ? AND partition = ?";
    private static final String ADVANCE = "UPDATE ingest_offset SET next_offset = ?, rows = rows + ?,"
            + " duplicates = duplicates + ?, dead_letters = dead_letters + ?, gaps = gaps + ?, updated_at = now()"
            + WHERE + " AND next_offset = ?";
    private static final String BEGIN = """
            INSERT INTO ingest_offset (topic, topic_id, partition, first_offset, next_offset, topic_number)
            SELECT ?, ?, ?, ?, ?, coalesce(
              max(topic_number) FILTER (WHERE topic = ? AND topic_id = ?), max(topic_number) + 1, 1)
            FROM ingest_offset
            ON CONFLICT DO NOTHING""";
    /// Any number, as long as all consumers take the same: who numbers a new topic keeps others from doing so.
    private static final long NUMBERING = 0x6665_6972_62L;
    private static final String NUMBER =
            "SELECT topic_number FROM ingest_offset WHERE topic = ? AND topic_id = ?" + " LIMIT 1";
    /// Tables of a Feira that did not number its topics.
    private static final List<String> UPGRADE = List.of(
            "ALTER TABLE ingest_offset ADD COLUMN topic_number integer",
            """
            UPDATE ingest_offset o SET topic_number = n.number FROM (
              SELECT topic, topic_id, row_number() OVER (ORDER BY min(began_at), topic, topic_id) AS number
              FROM ingest_offset GROUP BY topic, topic_id) n
            WHERE o.topic = n.topic AND o.topic_id = n.topic_id""",
            "ALTER TABLE ingest_offset ALTER COLUMN topic_number SET NOT NULL");
    private static final String NUMBERED = """
            SELECT 1 FROM pg_attribute
            WHERE attrelid = 'ingest_offset'::regclass AND attname = 'topic_number' AND NOT attisdropped""";
    private static final String SKIP = "UPDATE ingest_offset SET gaps = gaps + ? - next_offset, next_offset = ?,"
            + " updated_at = now()" + WHERE + " AND next_offset < ?";
    private static final String ENTRIES = "SELECT topic_id, partition, first_offset, next_offset, rows, duplicates,"
            + " dead_letters, gaps FROM ingest_offset WHERE topic = ? ORDER BY began_at, topic_id";

    /// One line of the ledger.
    public record Entry(
            String topicId,
            int partition,
            long firstOffset,
            long nextOffset,
            long rows,
            long duplicates,
            long deadLetters,
            long gaps) {}

    private final String topic;
    private final String topicId;

    public Ledger(String topic, String topicId) {
        this.topic = topic;
        this.topicId = topicId;
    }

    /// Moves the partition from the batch's first offset to its next one. False: somebody else has moved it, this
    /// consumer is a zombie.
    ///
    /// @param rows that are new; what is missing to the batch's was there before
    boolean advance(Connection connection, Batch batch, long rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADVANCE)) {
            statement.setLong(1, batch.next());
            statement.setLong(2, rows);
            statement.setLong(3, batch.duplicates() + batch.rows() - rows);
            statement.setLong(4, batch.deadLetters().size());
            statement.setLong(5, batch.gaps());
            name(statement, 6, batch.partition());
            statement.setLong(9, batch.from());
            return statement.executeUpdate() == 1;
        }
    }

    /// Locks the partition's line until the transaction ends. False: it does not stand where the batch begins.
    boolean lock(Connection connection, Batch batch) throws SQLException {
        String sql = "SELECT next_offset FROM ingest_offset" + WHERE + " FOR UPDATE";
        OptionalLong next = offset(connection, sql, batch.partition());
        return next.isPresent() && next.getAsLong() == batch.from();
    }

    /// Where the partition stands; empty when it has no line.
    public OptionalLong next(Connection connection, int partition) throws SQLException {
        return offset(connection, "SELECT next_offset FROM ingest_offset" + WHERE, partition);
    }

    private OptionalLong offset(Connection connection, String sql, int partition) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            name(statement, 1, partition);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    /// Begins a partition's line at an offset, unless it is there. All partitions of a topic have one number.
    public void begin(Connection connection, int partition, long offset) throws SQLException {
        Definition.run(connection, "SELECT pg_advisory_xact_lock(" + NUMBERING + ")");
        try (PreparedStatement statement = connection.prepareStatement(BEGIN)) {
            name(statement, 1, partition);
            statement.setLong(4, offset);
            statement.setLong(5, offset);
            statement.setString(6, topic);
            statement.setString(7, topicId);
            statement.executeUpdate();
        }
    }

    /// What rows of this topic carry, to tell them from those of another that had the same offsets.
    public int number(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NUMBER)) {
            statement.setString(1, topic);
            statement.setString(2, topicId);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /// Makes the ledger what this Feira wants.
    static void ensure(Connection connection) throws SQLException {
        Definition.run(connection, TABLE);
        if (!Definition.any(connection, NUMBERED)) {
            for (String step : UPGRADE) {
                Definition.run(connection, step);
            }
        }
    }

    /// Accepts that the events up to an offset are lost: they count as gaps.
    public void skip(Connection connection, int partition, long offset) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SKIP)) {
            statement.setLong(1, offset);
            statement.setLong(2, offset);
            name(statement, 3, partition);
            statement.setLong(6, offset);
            statement.executeUpdate();
        }
    }

    private void name(PreparedStatement statement, int first, int partition) throws SQLException {
        statement.setString(first, topic);
        statement.setString(first + 1, topicId);
        statement.setInt(first + 2, partition);
    }

    /// Whether a consumer has ever been here.
    public static boolean exists(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT to_regclass('ingest_offset')");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString(1) != null;
        }
    }

    /// The topic's lines by partition; where a topic was made anew, its youngest.
    public static Map<Integer, Entry> entries(Connection connection, String topic) throws SQLException {
        Map<Integer, Entry> entries = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(ENTRIES)) {
            statement.setString(1, topic);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Entry entry = entry(row);
                    entries.put(entry.partition(), entry);
                }
            }
        }
        return entries;
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getString(1),
                row.getInt(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8));
    }
}
