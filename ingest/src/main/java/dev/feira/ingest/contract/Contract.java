package dev.feira.ingest.contract;

import java.util.List;
import java.util.Optional;

/// What is agreed about one table: `ingest/<table>.yml`.
///
/// @param file where it stands, for messages
/// @param source the source that has it; empty: the shop's database
/// @param key the columns that tell rows apart; none: an empty list
public record Contract(
        String table,
        String file,
        Optional<String> source,
        Mode mode,
        List<String> key,
        DriftPolicy drift,
        List<ContractColumn> columns) {
    public Contract {
        key = List.copyOf(key);
        columns = List.copyOf(columns);
    }

    /// How a run brings the table up to date.
    public enum Mode {
        /// Its whole content is replaced in one commit.
        FULL,
        /// What is new since the last run is added, by the offsets that a stream's sink keeps beside its rows.
        APPEND
    }

    /// What happens when the source's columns are no longer those of the contract.
    public enum DriftPolicy {
        /// New columns join, types grow.
        EVOLVE,
        /// The run fails.
        FREEZE,
        /// New columns are left out.
        DISCARD
    }

    public Optional<ContractColumn> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /// Equal for contracts that promise the same; part of what a commit records.
    public String fingerprint() {
        String promise = String.join("\n", table, mode.name(), key.toString(), drift.name(), columns.toString());
        return Integer.toHexString(promise.hashCode());
    }
}
