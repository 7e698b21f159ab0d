package dev.feira.lake;

import dev.feira.core.Column;
import dev.feira.core.Sql;
import dev.feira.core.SqlType;
import dev.feira.lake.iceberg.Draft;
import dev.feira.lake.iceberg.IcebergTypes;
import dev.feira.lake.iceberg.OwnColumns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The SQL that gives the carried values (whole numbers, text) their types in the file.
final class ColumnSql {
    private ColumnSql() {}

    static String select(Draft draft, List<Column> columns, String from, Instant now) {
        List<String> list = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            SqlType written = draft.written(column.name());
            String value = value(column.type(), "c" + i);
            list.add((written.equals(column.type()) ? value : cast(value, written)) + " AS "
                    + Sql.quoted(column.name()));
        }
        list.add(draft.batch() + "::BIGINT AS " + Sql.quoted(OwnColumns.BATCH.name()));
        list.add("TIMESTAMPTZ '" + now + "' AS " + Sql.quoted(OwnColumns.INGESTED_AT.name()));
        return "SELECT " + String.join(", ", list) + " FROM " + from;
    }

    /// The clause that writes each column's Iceberg number into the file, by which readers find it after a rename.
    static String fieldIds(Draft draft, List<Column> columns) {
        List<String> ids = new ArrayList<>();
        for (Column column : columns) {
            ids.add(fieldId(draft, column.name()));
        }
        ids.add(fieldId(draft, OwnColumns.BATCH.name()));
        ids.add(fieldId(draft, OwnColumns.INGESTED_AT.name()));
        return "{" + String.join(", ", ids) + "}";
    }

    private static String fieldId(Draft draft, String column) {
        return Sql.quoted(column) + ": " + draft.fieldId(column);
    }

    private static String value(SqlType type, String c) {
        return switch (type) {
            case SqlType.Bool b -> c;
            case SqlType.Int i -> c;
            case SqlType.Text t -> c;
            case SqlType.Real(int bits) -> bits == 64 ? c : cast(c, type);
            case SqlType.Bytes b -> "from_base64(" + c + ")";
            case SqlType.Date d -> "DATE '1970-01-01' + " + c;
            case SqlType.Time t -> "TIME '00:00:00' + to_microseconds(" + c + ")";
            case SqlType.Timestamp(boolean zoned) -> (zoned ? "make_timestamptz(" : "make_timestamp(") + c + ")";
            case SqlType.Decimal decimal -> Batch.fitsLong(decimal) ? scaled(decimal, c) : cast(c, type);
        };
    }

    // Multiplied by a power of ten, exactly: DECIMAL(10,0) × 0.01 is a DECIMAL.
    private static String scaled(SqlType.Decimal type, String c) {
        String whole = cast(c, new SqlType.Decimal(type.precision(), 0));
        if (type.scale() == 0) {
            return whole;
        }
        String factor = "0." + "0".repeat(type.scale() - 1) + "1";
        return cast(
                whole + " * CAST('" + factor + "' AS DECIMAL(" + (type.scale() + 1) + "," + type.scale() + "))", type);
    }

    private static String cast(String expression, SqlType type) {
        return "CAST(" + expression + " AS " + IcebergTypes.duckDb(type) + ")";
    }
}
