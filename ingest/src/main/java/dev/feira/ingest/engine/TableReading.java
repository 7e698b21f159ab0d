package dev.feira.ingest.engine;

import dev.feira.core.Column;
import dev.feira.core.Digest;
import dev.feira.core.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// How a table is read and digested.
public interface TableReading {
    String name();

    /// What its columns become in the lake, in the order in which they are read.
    List<Column> columns();

    /// Opens a range of rows. Whoever opens it closes it.
    ///
    /// @param where the range's clause with its leading blank; empty: the whole table
    Rows rows(Connection connection, String where) throws SQLException;

    /// Lets the server count and digest a range of rows, as the connection sees them.
    Digest digest(Connection connection, String where) throws SQLException;

    /// Equal for readings whose digests may be added and compared.
    String fingerprint();

    /// Its shape in the lake.
    default Table shape(List<String> key) {
        return new Table(name(), columns(), key);
    }
}
