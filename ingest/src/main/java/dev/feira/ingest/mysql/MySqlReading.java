package dev.feira.ingest.mysql;

import dev.feira.core.Column;
import dev.feira.core.Digest;
import dev.feira.ingest.engine.Rows;
import dev.feira.ingest.engine.TableReading;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// How a table is selected and digested: its columns' readings in their order.
///
/// @param table the table's name as it stands in SQL
record MySqlReading(String name, String table, List<ColumnReading> readings) implements TableReading {
    private static final int NULLS_PER_WORD = 60;

    MySqlReading {
        readings = List.copyOf(readings);
    }

    @Override
    public List<Column> columns() {
        return readings.stream().map(ColumnReading::column).toList();
    }

    @Override
    public Rows rows(Connection connection, String where) throws SQLException {
        return new MySqlRows(connection, this, where);
    }

    @Override
    public Digest digest(Connection connection, String where) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(digestSql(where));
                ResultSet answer = statement.executeQuery()) {
            answer.next();
            BigDecimal sum = answer.getBigDecimal(2);
            return new Digest(answer.getLong(1), sum == null ? BigInteger.ZERO : sum.toBigInteger());
        }
    }

    @Override
    public String fingerprint() {
        return Integer.toHexString(digestSql("").hashCode());
    }

    /// The statement that reads the rows of a range; `where` is empty for all.
    String selectSql(String where) {
        String expressions =
                readings.stream().flatMap(column -> column.select().stream()).collect(Collectors.joining(", "));
        return "SELECT " + expressions + " FROM " + table + where;
    }

    /// The statement that lets the server count and digest the same rows.
    private String digestSql(String where) {
        return "SELECT COUNT(*), SUM(CRC32(CRC32(CONCAT_WS(_utf8mb4 x'1f', " + String.join(", ", images())
                + ")))) FROM " + table + where;
    }

    /// What [dev.feira.ingest.digest.RowImage] writes, in its order: NULL bits, values, floating-point pairs.
    private List<String> images() {
        List<String> images = new ArrayList<>(nullWords());
        readings.stream()
                .filter(column -> !column.floating())
                .map(ColumnReading::digest)
                .forEach(images::add);
        List<String> reals = readings.stream()
                .filter(ColumnReading::floating)
                .map(column -> "IFNULL(" + column.quoted() + ",0e0)")
                .toList();
        for (int i = 0; i < reals.size(); i += 2) {
            String second = i + 1 < reals.size() ? reals.get(i + 1) : "0e0";
            images.add("CRC32(POINT(" + reals.get(i) + "," + second + "))");
        }
        return images;
    }

    private List<String> nullWords() {
        List<String> words = new ArrayList<>();
        for (int first = 0; first < readings.size(); first += NULLS_PER_WORD) {
            List<ColumnReading> word = readings.subList(first, Math.min(first + NULLS_PER_WORD, readings.size()));
            List<String> bits = new ArrayList<>();
            for (ColumnReading column : word) {
                bits.add("(" + column.quoted() + " IS NULL)<<" + bits.size());
            }
            words.add(String.join("|", bits));
        }
        return words;
    }
}
