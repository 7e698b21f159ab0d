package dev.feira.warehouse.duckdb;

import dev.feira.warehouse.Rows;
import java.sql.Array;
import java.sql.Blob;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Struct;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBStruct;
import org.jspecify.annotations.Nullable;

/// Turns a result of DuckDB into [Rows].
final class DuckDbRows {
    private DuckDbRows() {}

    static Rows read(ResultSet result) throws SQLException {
        return read(result, Integer.MAX_VALUE);
    }

    /// The first `most` rows.
    static Rows read(ResultSet result, int most) throws SQLException {
        List<Rows.Field> fields = fields(result.getMetaData());
        List<List<@Nullable Object>> values = new ArrayList<>();
        while (values.size() < most && result.next()) {
            values.add(row(result, fields.size()));
        }
        return new Rows(fields, values, 0);
    }

    private static List<Rows.Field> fields(ResultSetMetaData metadata) throws SQLException {
        List<Rows.Field> fields = new ArrayList<>();
        for (int i = 1; i <= metadata.getColumnCount(); i++) {
            fields.add(new Rows.Field(metadata.getColumnName(i), metadata.getColumnTypeName(i)));
        }
        return fields;
    }

    private static List<@Nullable Object> row(ResultSet result, int width) throws SQLException {
        List<@Nullable Object> row = new ArrayList<>(width);
        for (int i = 1; i <= width; i++) {
            row.add(value(result.getObject(i)));
        }
        return row;
    }

    private static @Nullable Object value(@Nullable Object value) throws SQLException {
        return switch (value) {
            case null -> null;
            case Timestamp timestamp -> timestamp.toLocalDateTime();
            case Byte number -> number.intValue();
            case Short number -> number.intValue();
            case Boolean b -> b;
            case Number number -> number;
            case String text -> text;
            case LocalDate date -> date;
            case LocalTime time -> time;
            case LocalDateTime moment -> moment;
            case OffsetDateTime moment -> moment;
            case byte[] bytes -> bytes;
            case Blob blob -> blob.getBytes(1, Math.toIntExact(blob.length()));
            case Array array -> list((Object[]) array.getArray());
            case DuckDBStruct struct -> map(struct.getMap());
            case Struct struct -> list(struct.getAttributes());
            case Map<?, ?> map -> map(map);
            default -> value.toString();
        };
    }

    private static List<@Nullable Object> list(@Nullable Object[] elements) throws SQLException {
        List<@Nullable Object> list = new ArrayList<>(elements.length);
        for (Object element : elements) {
            list.add(value(element));
        }
        return list;
    }

    private static Map<Object, @Nullable Object> map(Map<?, ?> entries) throws SQLException {
        Map<Object, @Nullable Object> map = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
            map.put(String.valueOf(value(entry.getKey())), value(entry.getValue()));
        }
        return map;
    }
}
