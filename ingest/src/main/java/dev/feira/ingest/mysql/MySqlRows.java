package dev.feira.ingest.mysql;

import dev.feira.core.Digest;
import dev.feira.ingest.engine.Rows;
import dev.feira.lake.Batch;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

/// One statement's rows, streamed over the binary protocol.
final class MySqlRows implements Rows {
    /// Rows that the driver holds at once.
    private static final int FETCH = 1_000;

    private final PreparedStatement statement;
    private final ResultSet source;
    private final RowReader reader;

    MySqlRows(Connection connection, MySqlReading reading, String where) throws SQLException {
        reader = new RowReader(reading);
        statement = connection.prepareStatement(reading.selectSql(where));
        try {
            statement.setFetchSize(FETCH);
            source = statement.executeQuery();
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    @Override
    public boolean fill(Batch batch) throws SQLException {
        return reader.fill(source, batch);
    }

    @Override
    public Digest digest() {
        return reader.digest();
    }

    @Override
    public Map<String, Long> coercions() {
        return reader.coercions();
    }

    @Override
    public void close() throws SQLException {
        try (statement) {
            source.close();
        }
    }
}
