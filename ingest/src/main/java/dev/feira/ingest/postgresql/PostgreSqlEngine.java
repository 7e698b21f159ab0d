package dev.feira.ingest.postgresql;

import dev.feira.ingest.contract.ContractColumn;
import dev.feira.ingest.engine.Chunk;
import dev.feira.ingest.engine.Engine;
import dev.feira.ingest.engine.Snapshot;
import dev.feira.ingest.engine.TableReading;
import dev.feira.jdbc.Database;
import dev.feira.jdbc.SourceTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// PostgreSQL.
public record PostgreSqlEngine(Database database) implements Engine {
    @Override
    public Snapshot open(int connections, List<String> tables) {
        return new PostgreSqlSnapshots(database).open(connections, tables);
    }

    @Override
    public TableReading reading(SourceTable source, List<ContractColumn> columns) {
        ColumnReadings readings = new ColumnReadings(database.dialect(), source.name());
        List<ColumnReading> chosen = new ArrayList<>();
        for (ContractColumn wanted : columns) {
            chosen.add(readings.of(source.column(wanted.name()).orElseThrow(), wanted));
        }
        return new PostgreSqlReading(source.name(), database.dialect().quoted(source.name()), chosen);
    }

    @Override
    public List<Chunk> chunks(Connection connection, SourceTable source) throws SQLException {
        return PageRanges.chunks(connection, source, database.dialect().quoted(source.name()));
    }
}
