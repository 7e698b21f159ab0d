package dev.feira.ingest.mysql;

import dev.feira.ingest.engine.Chunk;
import dev.feira.jdbc.Dialect;
import dev.feira.jdbc.SourceColumn;
import dev.feira.jdbc.SourceTable;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Splits a big table by ranges of its clustered primary key, where that is one whole number: each range is one pass
/// over neighbouring pages. Everything else is read in one piece: a hash of a row, or LIMIT with OFFSET, would make the
/// server read the table once for each part.
final class KeyRanges {
    private static final long ROWS_A_CHUNK = 1_000_000;
    private static final int MOST_CHUNKS = 64;
    private static final Set<String> INTEGERS = Set.of("tinyint", "smallint", "mediumint", "int", "bigint");

    private final Dialect dialect;

    KeyRanges(Dialect dialect) {
        this.dialect = dialect;
    }

    List<Chunk> chunks(Connection connection, SourceTable table) throws SQLException {
        int wanted = (int) Math.min(MOST_CHUNKS, table.approximateRows() / ROWS_A_CHUNK + 1);
        Optional<String> key = key(table);
        if (wanted == 1 || key.isEmpty()) {
            return List.of(Chunk.WHOLE);
        }
        return split(connection, dialect.quoted(table.name()), key.get(), wanted);
    }

    private Optional<String> key(SourceTable table) {
        if (table.key().size() != 1 || !table.engine().equals("InnoDB")) {
            return Optional.empty();
        }
        return table.column(table.key().getFirst())
                .filter(column -> INTEGERS.contains(column.type().name()))
                .map(SourceColumn::name)
                .map(dialect::quoted);
    }

    private static List<Chunk> split(Connection connection, String table, String key, int wanted) throws SQLException {
        String sql = "SELECT CAST(MIN(" + key + ") AS CHAR), CAST(MAX(" + key + ") AS CHAR) FROM " + table;
        try (Statement statement = connection.createStatement();
                ResultSet bounds = statement.executeQuery(sql)) {
            if (!bounds.next() || bounds.getString(1) == null) {
                return List.of(Chunk.WHOLE);
            }
            return ranges(key, new BigInteger(bounds.getString(1)), new BigInteger(bounds.getString(2)), wanted);
        }
    }

    /// The first range is open below and the last above, so no row can fall out.
    static List<Chunk> ranges(String key, BigInteger least, BigInteger greatest, int wanted) {
        BigInteger width =
                greatest.subtract(least).divide(BigInteger.valueOf(wanted)).add(BigInteger.ONE);
        List<Chunk> chunks = new ArrayList<>();
        BigInteger from = least;
        for (int number = 1; number <= wanted; number++) {
            BigInteger to = from.add(width);
            boolean last = number == wanted || to.compareTo(greatest) > 0;
            String above = number == 1 ? "" : key + " >= " + from;
            String below = last ? "" : key + " < " + to;
            String and = above.isEmpty() || below.isEmpty() ? "" : " AND ";
            String condition = above + and + below;
            chunks.add(new Chunk(number, condition.isEmpty() ? "" : " WHERE " + condition));
            if (last) {
                break;
            }
            from = to;
        }
        return chunks;
    }
}
