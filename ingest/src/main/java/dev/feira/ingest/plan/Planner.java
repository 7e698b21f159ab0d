package dev.feira.ingest.plan;

import dev.feira.core.Location;
import dev.feira.core.Problem;
import dev.feira.core.ProblemException;
import dev.feira.ingest.contract.Contract;
import dev.feira.ingest.contract.Contract.Mode;
import dev.feira.ingest.contract.Drift;
import dev.feira.ingest.engine.Chunk;
import dev.feira.ingest.engine.Engine;
import dev.feira.ingest.engine.TableReading;
import dev.feira.ingest.offset.Increment;
import dev.feira.ingest.offset.Ledger;
import dev.feira.ingest.offset.OffsetState;
import dev.feira.jdbc.Database;
import dev.feira.jdbc.SourceTable;
import dev.feira.lake.Lake;
import dev.feira.lake.LakeTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Decides who reads what. A table that cannot be read is refused with its reason; the others are planned.
public final class Planner {
    private static final String ALL_AGAIN = "the columns are others than at the last run, so all of it is read again";

    private final Database database;
    private final Engine engine;
    private final Connection connection;
    private final Lake lake;
    private final boolean fullRefresh;

    /// A planner for one snapshot.
    ///
    /// @param connection one that sees the snapshot to be planned for
    /// @param fullRefresh whether everything is read, whatever the lake holds
    public Planner(Database database, Engine engine, Connection connection, Lake lake, boolean fullRefresh) {
        this.database = database;
        this.engine = engine;
        this.connection = connection;
        this.lake = lake;
        this.fullRefresh = fullRefresh;
    }

    public Plan plan(List<Contract> contracts, Map<String, SourceTable> tables) {
        List<TableJob> jobs = new ArrayList<>();
        Map<String, Problem> refused = new TreeMap<>();
        List<Contract> absent = new ArrayList<>();
        for (Contract contract : contracts) {
            try {
                SourceTable source = tables.get(contract.table());
                if (source == null && isToCome(contract)) {
                    absent.add(contract);
                } else {
                    jobs.add(job(contract, source));
                }
            } catch (ProblemException e) {
                refused.put(contract.table(), e.problem());
            } catch (SQLException e) {
                refused.put(contract.table(), database.problem(e).problem());
            }
        }
        jobs.sort(Comparator.comparingLong(TableJob::approximateBytes).reversed());
        return new Plan(jobs, refused, absent);
    }

    /// A stream's table is made when the stream is first consumed. One that is there and that this user may not read
    /// is another matter.
    private boolean isToCome(Contract contract) throws SQLException {
        return contract.mode() == Mode.APPEND
                && database.table(connection, contract.table()).isEmpty();
    }

    private TableJob job(Contract contract, @Nullable SourceTable source) throws SQLException {
        if (source == null) {
            throw Problem.data("the source has no table `" + contract.table() + "`")
                    .hint("check the name in the contract, create the table, or let this user SELECT from it")
                    .at(Location.of(contract.file()))
                    .exception();
        }
        Drift drift = Drift.between(contract, source, database.dialect());
        TableReading reading = engine.reading(source, drift.columns());
        return switch (contract.mode()) {
            case FULL ->
                job(contract, source, reading, drift.notes(), engine.chunks(connection, source), Optional.empty());
            case APPEND -> append(contract, source, reading, drift.notes());
        };
    }

    private TableJob append(Contract contract, SourceTable source, TableReading reading, List<String> drift)
            throws SQLException {
        Optional<LakeTable> table = lake.table(contract.table());
        Optional<OffsetState> found = table.map(LakeTable::state)
                .map(state -> state.getOrDefault(OffsetState.WORD, ""))
                .flatMap(OffsetState::parse);
        OffsetState copied = found.filter(_ -> !fullRefresh).orElse(OffsetState.NOTHING);
        boolean same = copied.reading().equals(reading.fingerprint());
        boolean changed = !same && !copied.places().isEmpty();
        Increment increment = new Increment(
                table.filter(_ -> same), copied, Ledger.places(database, connection, contract, source, copied));
        List<Chunk> whole = same ? List.of() : engine.chunks(connection, source);
        List<String> notes = new ArrayList<>(drift);
        if (changed) {
            notes.add(ALL_AGAIN);
        }
        return job(contract, source, reading, notes, increment.chunks(whole), Optional.of(increment));
    }

    private static TableJob job(
            Contract contract,
            SourceTable source,
            TableReading reading,
            List<String> notes,
            List<Chunk> chunks,
            Optional<Increment> increment) {
        List<String> key = contract.key().isEmpty() ? source.key() : contract.key();
        return new TableJob(
                contract,
                reading,
                reading.shape(key),
                chunks,
                increment,
                notes,
                source.approximateRows(),
                source.approximateBytes());
    }
}
