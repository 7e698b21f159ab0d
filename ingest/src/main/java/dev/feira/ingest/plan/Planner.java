package dev.feira.ingest.plan;

import dev.feira.core.Location;
import dev.feira.core.Problem;
import dev.feira.core.ProblemException;
import dev.feira.ingest.contract.Contract;
import dev.feira.ingest.contract.ContractColumn;
import dev.feira.ingest.contract.Drift;
import dev.feira.ingest.read.ColumnReading;
import dev.feira.ingest.read.ColumnReadings;
import dev.feira.ingest.read.TableReading;
import dev.feira.jdbc.Database;
import dev.feira.jdbc.Dialect;
import dev.feira.jdbc.SourceColumn;
import dev.feira.jdbc.SourceTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Decides who reads what. A table that cannot be read is refused with its reason; the others are planned.
public final class Planner {
    private final Database database;
    private final Dialect dialect;
    private final Connection connection;

    /// @param connection one that sees the snapshot to be planned for
    public Planner(Database database, Connection connection) {
        this.database = database;
        this.dialect = database.dialect();
        this.connection = connection;
    }

    public Plan plan(List<Contract> contracts, Map<String, SourceTable> tables) {
        List<TableJob> jobs = new ArrayList<>();
        Map<String, Problem> refused = new TreeMap<>();
        for (Contract contract : contracts) {
            try {
                jobs.add(job(contract, tables.get(contract.table())));
            } catch (ProblemException e) {
                refused.put(contract.table(), e.problem());
            } catch (SQLException e) {
                refused.put(contract.table(), database.problem(e).problem());
            }
        }
        jobs.sort(Comparator.comparingLong(TableJob::approximateBytes).reversed());
        return new Plan(jobs, refused);
    }

    private TableJob job(Contract contract, @Nullable SourceTable source) throws SQLException {
        if (source == null) {
            throw Problem.data("the source has no table `" + contract.table() + "`")
                    .hint("check the name in the contract, create the table, or let this user SELECT from it")
                    .at(Location.of(contract.file()))
                    .exception();
        }
        Drift drift = Drift.between(contract, source, dialect);
        TableReading reading = reading(source, drift);
        List<String> key = contract.key().isEmpty() ? source.key() : contract.key();
        return new TableJob(
                contract,
                reading,
                reading.shape(key),
                new KeyRanges(dialect).chunks(connection, source),
                drift.notes(),
                source.approximateRows(),
                source.approximateBytes());
    }

    private TableReading reading(SourceTable source, Drift drift) {
        ColumnReadings readings = new ColumnReadings(dialect, source.name());
        List<ColumnReading> columns = new ArrayList<>();
        for (ContractColumn wanted : drift.columns()) {
            SourceColumn column = source.column(wanted.name()).orElseThrow();
            columns.add(readings.of(column, wanted));
        }
        return new TableReading(source.name(), dialect.quoted(source.name()), columns);
    }
}
