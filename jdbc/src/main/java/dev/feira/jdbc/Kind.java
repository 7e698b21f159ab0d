package dev.feira.jdbc;

/// What kind of database answers.
public sealed interface Kind {
    /// MySQL or MariaDB, which speak one protocol.
    record MySql() implements Kind {}

    /// PostgreSQL.
    ///
    /// @param schema where the tables are; it need not exist
    record PostgreSql(String schema) implements Kind {}
}
