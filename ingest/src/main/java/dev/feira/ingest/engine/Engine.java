package dev.feira.ingest.engine;

import dev.feira.ingest.contract.ContractColumn;
import dev.feira.jdbc.SourceTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// How one kind of database is read.
public interface Engine {
    /// Connections, at most so many, that see one state of the tables. Starts again when a table's definition changes
    /// meanwhile; a table that the source lacks, or that this user may not read, is not in it.
    ///
    /// @throws dev.feira.core.ProblemException when the source does not answer, or gives no such view
    Snapshot open(int connections, List<String> tables);

    /// How a table's columns are selected, digested and taken off the wire.
    ///
    /// @param columns what the lake wants, each of a column that the source has
    /// @throws dev.feira.core.ProblemException naming a column whose type has no faithful form
    TableReading reading(SourceTable source, List<ContractColumn> columns);

    /// The parts in which a table is best read, every row in exactly one.
    List<Chunk> chunks(Connection connection, SourceTable source) throws SQLException;
}
