package dev.feira.jdbc;

import dev.feira.core.SqlType;
import java.util.Optional;

/// MySQL and MariaDB.
///
/// @param version as the server names itself, `11.4.5-MariaDB-log`
public record MySqlDialect(String version) implements Dialect {
    private static final int WIDEST_DECIMAL = 38;

    /// Whether the server is MariaDB rather than MySQL.
    public boolean mariaDb() {
        return version.contains("MariaDB");
    }

    @Override
    public String quoted(String identifier) {
        return "`" + identifier.replace("`", "``") + "`";
    }

    @Override
    public String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    /// Small integers grow to 32 bits; TINYINT(1) stays a number; BIGINT UNSIGNED becomes an exact decimal; TIME
    /// is a duration of up to 838 hours and becomes text; what no type holds exactly becomes text or bytes.
    @Override
    public SqlType typeOf(String table, SourceColumn column) {
        SourceType type = column.type();
        return switch (type.name()) {
            case "tinyint", "smallint", "mediumint", "year" -> new SqlType.Int(32);
            case "int" -> new SqlType.Int(type.unsigned() ? 64 : 32);
            case "bigint" -> type.unsigned() ? new SqlType.Decimal(20, 0) : new SqlType.Int(64);
            case "bit" -> bits(type.precision());
            case "decimal" -> decimal(type);
            case "float" -> new SqlType.Real(32);
            case "double" -> new SqlType.Real(64);
            case "date" -> new SqlType.Date();
            case "datetime" -> new SqlType.Timestamp(false);
            case "timestamp" -> new SqlType.Timestamp(true);
            case "time", "char", "varchar", "tinytext", "text", "mediumtext", "longtext" -> new SqlType.Text();
            case "enum", "set", "json", "uuid", "inet4", "inet6" -> new SqlType.Text();
            case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob" -> new SqlType.Bytes();
            case "geometry", "point", "linestring", "polygon" -> new SqlType.Bytes();
            case "multipoint", "multilinestring", "multipolygon", "geometrycollection", "geomcollection" ->
                new SqlType.Bytes();
            default -> throw column.unfaithful(table);
        };
    }

    private static SqlType bits(int width) {
        if (width < 32) {
            return new SqlType.Int(32);
        }
        return width < 64 ? new SqlType.Int(64) : new SqlType.Decimal(20, 0);
    }

    private static SqlType decimal(SourceType type) {
        boolean fits = type.precision() <= WIDEST_DECIMAL;
        return fits ? new SqlType.Decimal(type.precision(), type.scale()) : new SqlType.Text();
    }

    @Override
    public Optional<String> caution(SourceColumn column) {
        SourceType type = column.type();
        return type.name().equals("decimal") && type.precision() > WIDEST_DECIMAL
                ? Optional.of("holds up to " + type.precision()
                        + " digits, more than any decimal of the lake: it travels as text")
                : Optional.empty();
    }

    @Override
    public String declaration(SqlType type) {
        return switch (type) {
            case SqlType.Bool() -> "BOOLEAN";
            case SqlType.Int(int bits) -> bits == 64 ? "BIGINT" : "INT";
            case SqlType.Decimal(int precision, int scale) -> "DECIMAL(" + precision + "," + scale + ")";
            case SqlType.Real(int bits) -> bits == 64 ? "DOUBLE" : "FLOAT";
            case SqlType.Text() -> "LONGTEXT";
            case SqlType.Bytes() -> "LONGBLOB";
            case SqlType.Date() -> "DATE";
            case SqlType.Time() -> "TIME(6)";
            case SqlType.Timestamp(boolean zoned) -> zoned ? "TIMESTAMP(6)" : "DATETIME(6)";
        };
    }
}
