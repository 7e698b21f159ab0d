package dev.feira.ingest.postgresql;

import dev.feira.ingest.engine.Chunk;
import dev.feira.jdbc.SourceTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Splits a big table by ranges of its pages, which PostgreSQL reads as such since version 14: each is one pass over
/// neighbouring pages, whatever the table's key is.
final class PageRanges {
    private static final int SINCE = 140_000;
    private static final long ROWS_A_CHUNK = 1_000_000;
    private static final int MOST_CHUNKS = 64;
    private static final String PAGES = """
            SELECT current_setting('server_version_num')::int,
                   pg_relation_size(to_regclass(?)) / current_setting('block_size')::int""";

    private PageRanges() {}

    static List<Chunk> chunks(Connection connection, SourceTable table, String quoted) throws SQLException {
        int wanted = (int) Math.min(MOST_CHUNKS, table.approximateRows() / ROWS_A_CHUNK + 1);
        if (wanted == 1 || !table.engine().equals("heap")) {
            return List.of(Chunk.WHOLE);
        }
        try (PreparedStatement statement = connection.prepareStatement(PAGES)) {
            statement.setString(1, quoted);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1) < SINCE ? List.of(Chunk.WHOLE) : ranges(row.getLong(2), wanted);
            }
        }
    }

    /// The last range is open above, so no row can fall out.
    static List<Chunk> ranges(long pages, int wanted) {
        long width = pages / wanted + 1;
        List<Chunk> chunks = new ArrayList<>();
        for (int number = 1; number <= wanted; number++) {
            long from = (number - 1) * width;
            boolean last = number == wanted || from + width >= pages;
            String below = last ? "" : " AND ctid < '(" + (from + width) + ",0)'";
            chunks.add(new Chunk(number, " WHERE ctid >= '(" + from + ",0)'" + below));
            if (last) {
                break;
            }
        }
        return chunks;
    }
}
