package dev.feira.lake.iceberg;

import dev.feira.core.Problem;
import dev.feira.core.SqlType;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/// [SqlType]s as Iceberg names them, both ways without loss, and as DuckDB reads them.
public final class IcebergTypes {
    private IcebergTypes() {}

    static Type.PrimitiveType iceberg(SqlType type) {
        return switch (type) {
            case SqlType.Bool() -> Types.BooleanType.get();
            case SqlType.Int(int bits) -> bits == 64 ? Types.LongType.get() : Types.IntegerType.get();
            case SqlType.Decimal(int precision, int scale) -> Types.DecimalType.of(precision, scale);
            case SqlType.Real(int bits) -> bits == 64 ? Types.DoubleType.get() : Types.FloatType.get();
            case SqlType.Text() -> Types.StringType.get();
            case SqlType.Bytes() -> Types.BinaryType.get();
            case SqlType.Date() -> Types.DateType.get();
            case SqlType.Time() -> Types.TimeType.get();
            case SqlType.Timestamp(boolean zoned) ->
                zoned ? Types.TimestampType.withZone() : Types.TimestampType.withoutZone();
        };
    }

    /// The type of a column of the lake.
    ///
    /// @throws dev.feira.core.ProblemException for a type that only other programs write
    static SqlType sql(Types.NestedField field) {
        Type type = field.type();
        return switch (type.typeId()) {
            case BOOLEAN -> new SqlType.Bool();
            case INTEGER -> new SqlType.Int(32);
            case LONG -> new SqlType.Int(64);
            case FLOAT -> new SqlType.Real(32);
            case DOUBLE -> new SqlType.Real(64);
            case STRING -> new SqlType.Text();
            case BINARY -> new SqlType.Bytes();
            case DATE -> new SqlType.Date();
            case TIME -> new SqlType.Time();
            case TIMESTAMP -> new SqlType.Timestamp(((Types.TimestampType) type).shouldAdjustToUTC());
            case DECIMAL -> decimal((Types.DecimalType) type);
            default ->
                throw Problem.data("column `" + field.name() + "` in the lake has the Iceberg type `" + type
                                + "`, which Feira does not read")
                        .hint("leave the column out, or move the table into another catalog")
                        .exception();
        };
    }

    private static SqlType decimal(Types.DecimalType type) {
        return new SqlType.Decimal(type.precision(), type.scale());
    }

    /// The name of the type in DuckDB.
    public static String duckDb(SqlType type) {
        return switch (type) {
            case SqlType.Bool() -> "BOOLEAN";
            case SqlType.Int(int bits) -> bits == 64 ? "BIGINT" : "INTEGER";
            case SqlType.Decimal(int precision, int scale) -> "DECIMAL(" + precision + "," + scale + ")";
            case SqlType.Real(int bits) -> bits == 64 ? "DOUBLE" : "FLOAT";
            case SqlType.Text() -> "VARCHAR";
            case SqlType.Bytes() -> "BLOB";
            case SqlType.Date() -> "DATE";
            case SqlType.Time() -> "TIME";
            case SqlType.Timestamp(boolean zoned) -> zoned ? "TIMESTAMP WITH TIME ZONE" : "TIMESTAMP";
        };
    }
}
