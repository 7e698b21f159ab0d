package dev.feira.ingest.postgresql;

import dev.feira.core.Column;
import dev.feira.core.Digest;
import dev.feira.ingest.engine.Rows;
import dev.feira.ingest.engine.TableReading;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/// How a table is selected and digested: its columns' readings in their order.
///
/// The digest of a row is that of the text `concat_ws(x'1f', null_bits, e1, e2, …)`, the NULL bits and values of at
/// most [#GROUP] columns after those of the ones before, since no function of PostgreSQL takes more than 100 arguments.
///
/// @param table the table's name as it stands in SQL
record PostgreSqlReading(String name, String table, List<ColumnReading> readings) implements TableReading {
    static final int GROUP = 60;

    PostgreSqlReading {
        readings = List.copyOf(readings);
    }

    @Override
    public List<Column> columns() {
        return readings.stream().map(ColumnReading::column).toList();
    }

    @Override
    public Rows rows(Connection connection, String where) throws SQLException {
        return new CopyRows(connection, this, where);
    }

    @Override
    public Digest digest(Connection connection, String where) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(digestSql(where))) {
            answer.next();
            BigDecimal sum = answer.getBigDecimal(2);
            return new Digest(answer.getLong(1), sum == null ? BigInteger.ZERO : sum.toBigIntegerExact());
        }
    }

    @Override
    public String fingerprint() {
        CRC32 crc = new CRC32();
        crc.update(digestSql("").getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }

    String copySql(String where) {
        String expressions = readings.stream().map(ColumnReading::select).collect(Collectors.joining(", "));
        return "COPY (SELECT " + expressions + " FROM " + table + where + ") TO STDOUT (FORMAT binary)";
    }

    private String digestSql(String where) {
        List<String> groups = new ArrayList<>();
        for (int first = 0; first < readings.size(); first += GROUP) {
            groups.add(image(readings.subList(first, Math.min(first + GROUP, readings.size()))));
        }
        String row = groups.size() == 1 ? groups.getFirst() : "concat_ws(chr(31), " + String.join(", ", groups) + ")";
        return "SELECT count(*), sum(('x'||substr(md5(convert_to(" + row + ", 'UTF8')), 1, 15))::bit(60)::bigint) FROM "
                + table + where;
    }

    private static String image(List<ColumnReading> group) {
        List<String> nulls = new ArrayList<>();
        for (int i = 0; i < group.size(); i++) {
            if (group.get(i).nullable()) {
                nulls.add("CASE WHEN " + group.get(i).quoted() + " IS NULL THEN " + (1L << i) + "::bigint ELSE 0 END");
            }
        }
        String bits = nulls.isEmpty() ? "0" : String.join(" + ", nulls);
        String values = group.stream().map(ColumnReading::digest).collect(Collectors.joining(", "));
        return "concat_ws(chr(31), " + bits + ", " + values + ")";
    }
}
