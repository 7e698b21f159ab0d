package dev.feira.ingest;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// Tables as a stream's sink has them, and a writer that moves rows and ledger in one transaction, as the sink does.
record StreamTables(Shop shop) {
    static final String CONTRACT = """
            mode: append
            key: [id, version]
            columns:
              - {name: id, type: text, nullable: false}
              - {name: version, type: integer, nullable: false}
              - {name: total, type: "decimal(18,2)"}
              - {name: topic_number, type: integer, nullable: false}
              - {name: partition, type: integer, nullable: false}
              - {name: offset, type: bigint, nullable: false}
              - {name: event_time, type: timestamptz}
            """;

    StreamTables make() throws SQLException {
        shop.sql("""
                CREATE TABLE ingest_offset (topic text NOT NULL, topic_id text NOT NULL, topic_number integer NOT NULL,
                  partition integer NOT NULL, next_offset bigint NOT NULL, PRIMARY KEY (topic, topic_id, partition))""", """
                CREATE TABLE events (id text NOT NULL, version integer NOT NULL, total numeric(18,2),
                  topic_number integer NOT NULL, partition integer NOT NULL, "offset" bigint NOT NULL,
                  event_time timestamptz DEFAULT now())""", "CREATE INDEX events_topic_place ON events (topic_number, partition, \"offset\")");
        return this;
    }

    void begin(int number, String id, int partitions) throws SQLException {
        shop.sql("INSERT INTO ingest_offset SELECT 'invoices', '" + id + "', " + number
                + ", p, 0 FROM generate_series(0, " + (partitions - 1) + ") p");
    }

    /// Adds events to a partition, as many as offsets; every seventh offset is a dead letter and no row.
    void add(int number, int partition, int offsets) throws SQLException {
        try (Connection connection = shop.connect(shop.server.owner());
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            add(statement, number, partition, offsets);
            connection.commit();
        }
    }

    static void add(Statement statement, int number, int partition, int offsets) throws SQLException {
        String line = " FROM ingest_offset WHERE topic_number = " + number + " AND partition = " + partition;
        statement.execute("INSERT INTO events SELECT 'i' || o, " + number + ", o + 0.01, " + number + ", " + partition
                + ", o FROM (SELECT next_offset + n AS o, n FROM generate_series(0, " + (offsets - 1)
                + ") n, LATERAL (SELECT next_offset" + line + ") l) e WHERE o % 7 <> 6");
        statement.execute("UPDATE ingest_offset SET next_offset = next_offset + " + offsets + " WHERE topic_number = "
                + number + " AND partition = " + partition);
    }
}
