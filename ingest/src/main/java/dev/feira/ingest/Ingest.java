package dev.feira.ingest;

import dev.feira.core.EventListener;
import dev.feira.core.Problem;
import dev.feira.core.Reconciliation;
import dev.feira.ingest.IngestResult.TableOutcome;
import dev.feira.ingest.contract.Contract;
import dev.feira.ingest.contract.ContractFile;
import dev.feira.ingest.engine.Engine;
import dev.feira.ingest.engine.Snapshot;
import dev.feira.ingest.mysql.MySqlEngine;
import dev.feira.ingest.plan.Planner;
import dev.feira.ingest.postgresql.PostgreSqlEngine;
import dev.feira.jdbc.Database;
import dev.feira.jdbc.MySqlDialect;
import dev.feira.jdbc.PostgreSqlDialect;
import dev.feira.lake.Lake;
import java.sql.Connection;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Brings the lake up to date with a source, and proves it.
public final class Ingest {
    static final String STEP = "ingest";

    private Ingest() {}

    /// Reads the tables and commits each to the lake. A table that fails is reported in the result and does not
    /// stop the others.
    ///
    /// @throws dev.feira.core.ProblemException when nothing could be begun: a contract cannot be read, or the
    ///     source does not answer
    public static IngestResult run(IngestSettings settings, Database source, Lake lake, EventListener listener) {
        List<Contract> contracts = contracts(settings);
        lake.prepareToWrite();
        return new Run(settings, source, engine(source), lake, listener).run(contracts);
    }

    /// What [#run] would do, a line for each table.
    public static String explain(IngestSettings settings, Database source, Lake lake) {
        List<Contract> contracts = contracts(settings);
        Engine engine = engine(source);
        try (Snapshot snapshot = engine.open(1, names(contracts))) {
            Connection connection = snapshot.connections().getFirst();
            return new Planner(source, engine, connection, lake, settings.fullRefresh())
                    .plan(contracts, snapshot.tables())
                    .text();
        }
    }

    /// Compares the source as it is now with what the lake recorded when it read it: counts and digests, computed by
    /// the source's server on one snapshot. A table that the lake lacks counts as empty there. Of a stream the rows
    /// are compared that the lake has read.
    public static Reconciliation reconcile(IngestSettings settings, Database source, Lake lake) {
        return new Proof(settings, source, engine(source), lake).reconcile(contracts(settings));
    }

    /// A table that has a contract.
    ///
    /// @param source empty: the shop's database
    public record Declared(String table, Optional<String> source) {}

    /// What a run may be asked for, by name.
    public static List<Declared> tables(IngestSettings settings) {
        return wanted(settings).stream()
                .map(contract -> new Declared(contract.table(), contract.source()))
                .toList();
    }

    /// The sources that the wanted tables come from; the shop's database, which has no name, is the first.
    public static List<Optional<String>> sources(IngestSettings settings) {
        return wanted(settings).stream()
                .map(Contract::source)
                .distinct()
                .sorted(Comparator.comparing(name -> name.orElse("")))
                .toList();
    }

    /// Stands in for [#run] where the source is not there: tables that the lake lacks are made there, empty, with the
    /// columns of their contracts.
    ///
    /// @param reason why it is not there, for people
    public static IngestResult absent(IngestSettings settings, Lake lake, String reason) {
        long start = System.nanoTime();
        List<TableOutcome> tables = contracts(settings).stream()
                .<TableOutcome>map(contract -> EmptyTable.ensure(lake, contract, reason))
                .toList();
        return new IngestResult(tables, Duration.ofNanos(System.nanoTime() - start));
    }

    /// Stands in for [#run] where the source cannot be asked: the lake stays as it is.
    public static IngestResult failed(IngestSettings settings, Problem problem) {
        List<TableOutcome> tables = contracts(settings).stream()
                .<TableOutcome>map(contract -> new IngestResult.Failed(contract.table(), problem))
                .toList();
        return new IngestResult(tables, Duration.ZERO);
    }

    static List<String> names(List<Contract> contracts) {
        return contracts.stream().map(Contract::table).toList();
    }

    private static Engine engine(Database source) {
        return switch (source.dialect()) {
            case MySqlDialect _ -> new MySqlEngine(source);
            case PostgreSqlDialect _ -> new PostgreSqlEngine(source);
        };
    }

    private static List<Contract> contracts(IngestSettings settings) {
        return wanted(settings).stream()
                .filter(contract -> contract.source().equals(settings.source()))
                .toList();
    }

    private static List<Contract> wanted(IngestSettings settings) {
        List<Contract> all = ContractFile.readAll(settings.contracts());
        List<String> names = names(all);
        for (String wanted : settings.tables()) {
            if (!names.contains(wanted)) {
                throw Problem.user("there is no contract for table `" + wanted + "`")
                        .hint("there are " + String.join(", ", names))
                        .exception();
            }
        }
        boolean everything = settings.tables().isEmpty();
        return all.stream()
                .filter(contract -> everything || settings.tables().contains(contract.table()))
                .toList();
    }
}
