package dev.feira.jdbc;

import dev.feira.core.SqlType;
import java.util.Optional;

/// PostgreSQL.
///
/// @param version as the server names itself, `18.1`
public record PostgreSqlDialect(String version) implements Dialect {
    private static final int WIDEST_DECIMAL = 38;

    @Override
    public String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    /// The sessions of [Database] take backslashes for what they are.
    @Override
    public String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /// Small integers grow to 32 bits; numbers without a declared precision, or with more digits than any decimal of
    /// the lake, become text, and so does everything that has structure of its own.
    @Override
    public SqlType typeOf(String table, SourceColumn column) {
        SourceType type = column.type();
        return switch (type.name()) {
            case "bool" -> new SqlType.Bool();
            case "int2", "int4" -> new SqlType.Int(32);
            case "int8", "oid" -> new SqlType.Int(64);
            case "numeric" -> numeric(type);
            case "float4" -> new SqlType.Real(32);
            case "float8" -> new SqlType.Real(64);
            case "date" -> new SqlType.Date();
            case "time" -> new SqlType.Time();
            case "timestamp" -> new SqlType.Timestamp(false);
            case "timestamptz" -> new SqlType.Timestamp(true);
            case "bytea" -> new SqlType.Bytes();
            case "text", "varchar", "bpchar", "char", "name", "citext" -> new SqlType.Text();
            case "json", "jsonb", "xml", "uuid", "enum", "array", "range", "interval", "timetz" -> new SqlType.Text();
            case "inet", "cidr", "macaddr", "macaddr8", "bit", "varbit", "tsvector", "tsquery" -> new SqlType.Text();
            case "point", "line", "lseg", "box", "path", "polygon", "circle" -> new SqlType.Text();
            default -> throw column.unfaithful(table);
        };
    }

    /// `numeric(5,-2)` holds multiples of 100, `numeric(2,4)` only what is smaller than 0.01.
    private static SqlType numeric(SourceType type) {
        if (!fits(type)) {
            return new SqlType.Text();
        }
        return new SqlType.Decimal(digits(type), Math.max(type.scale(), 0));
    }

    private static boolean fits(SourceType type) {
        return type.precision() > 0 && digits(type) <= WIDEST_DECIMAL;
    }

    private static int digits(SourceType type) {
        return type.scale() < 0 ? type.precision() - type.scale() : Math.max(type.precision(), type.scale());
    }

    @Override
    public Optional<String> caution(SourceColumn column) {
        SourceType type = column.type();
        if (!type.name().equals("numeric") || fits(type)) {
            return Optional.empty();
        }
        return Optional.of(
                type.precision() == 0
                        ? "is declared without precision and may hold any number of digits: it travels as text"
                        : "holds up to " + digits(type)
                                + " digits, more than any decimal of the lake: it travels as text");
    }

    @Override
    public String declaration(SqlType type) {
        return switch (type) {
            case SqlType.Bool() -> "boolean";
            case SqlType.Int(int bits) -> bits == 64 ? "bigint" : "integer";
            case SqlType.Decimal(int precision, int scale) -> "numeric(" + precision + "," + scale + ")";
            case SqlType.Real(int bits) -> bits == 64 ? "double precision" : "real";
            case SqlType.Text() -> "text";
            case SqlType.Bytes() -> "bytea";
            case SqlType.Date() -> "date";
            case SqlType.Time() -> "time(6)";
            case SqlType.Timestamp(boolean zoned) -> zoned ? "timestamptz(6)" : "timestamp(6)";
        };
    }
}
