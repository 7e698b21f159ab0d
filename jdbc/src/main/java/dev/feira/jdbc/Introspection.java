package dev.feira.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// What the tables of one database look like, as a connection sees them.
interface Introspection {
    List<SourceTable> tables(Connection connection) throws SQLException;

    Optional<SourceTable> table(Connection connection, String name) throws SQLException;
}
