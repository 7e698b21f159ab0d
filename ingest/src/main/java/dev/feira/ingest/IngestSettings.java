package dev.feira.ingest;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What to ingest and with how much zeal.
///
/// @param contracts the folder of the files `<table>.yml`
/// @param source only what comes from this source; empty: what comes from the shop's database
/// @param tables only these; empty: all that have a contract
/// @param fullRefresh read everything again, also of tables of which only what is new is read
/// @param connections how many tables or chunks are read at once, each over a connection of its own
/// @param attempts how often a table is tried when the source's failure may pass
public record IngestSettings(
        Path contracts,
        Optional<String> source,
        List<String> tables,
        boolean fullRefresh,
        int connections,
        int attempts) {
    private static final int CONNECTIONS = 3;
    private static final int ATTEMPTS = 4;

    public IngestSettings {
        tables = List.copyOf(tables);
        if (connections < 1 || attempts < 1) {
            throw new IllegalArgumentException("ingest needs a connection and an attempt");
        }
    }

    /// All tables of the shop's database, with the defaults.
    public static IngestSettings in(Path contracts) {
        return new IngestSettings(contracts, Optional.empty(), List.of(), false, CONNECTIONS, ATTEMPTS);
    }

    public IngestSettings from(Optional<String> other) {
        return new IngestSettings(contracts, other, tables, fullRefresh, connections, attempts);
    }

    public IngestSettings withTables(List<String> names) {
        return new IngestSettings(contracts, source, names, fullRefresh, connections, attempts);
    }

    public IngestSettings with(int otherConnections, int otherAttempts) {
        return new IngestSettings(contracts, source, tables, fullRefresh, otherConnections, otherAttempts);
    }

    public IngestSettings fullRefresh(boolean value) {
        return new IngestSettings(contracts, source, tables, value, connections, attempts);
    }
}
