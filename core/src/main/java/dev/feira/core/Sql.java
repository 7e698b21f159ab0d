package dev.feira.core;

/// How names and texts are written in standard SQL: DuckDB, PostgreSQL, Snowflake and Trino read them so. MySQL does
/// not; its dialect has its own.
public final class Sql {
    private Sql() {}

    /// A name as it is, whatever stands in it.
    public static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /// A text as a value.
    public static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
