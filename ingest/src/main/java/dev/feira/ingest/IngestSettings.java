package dev.feira.ingest;

import java.nio.file.Path;
import java.util.List;

/// What to ingest and with how much zeal.
///
/// @param contracts the folder of the files `<table>.yml`
/// @param tables only these; empty: all that have a contract
/// @param connections how many tables or chunks are read at once, each over a connection of its own
/// @param attempts how often a table is tried when the source's failure may pass
public record IngestSettings(Path contracts, List<String> tables, int connections, int attempts) {
    private static final int CONNECTIONS = 3;
    private static final int ATTEMPTS = 4;

    public IngestSettings {
        tables = List.copyOf(tables);
        if (connections < 1 || attempts < 1) {
            throw new IllegalArgumentException("ingest needs a connection and an attempt");
        }
    }

    /// All tables, with the defaults.
    public static IngestSettings in(Path contracts) {
        return new IngestSettings(contracts, List.of(), CONNECTIONS, ATTEMPTS);
    }

    public IngestSettings withTables(List<String> names) {
        return new IngestSettings(contracts, names, connections, attempts);
    }
}
