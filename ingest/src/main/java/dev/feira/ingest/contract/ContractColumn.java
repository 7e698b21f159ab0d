package dev.feira.ingest.contract;

import dev.feira.core.SqlType;
import java.util.List;
import java.util.Optional;

/// What a contract promises of one column.
///
/// @param allowed the only texts that may stand there; empty: any
/// @param zeroDates what becomes of dates that are none; empty: as the kind of source does
public record ContractColumn(
        String name, SqlType type, boolean nullable, List<String> allowed, Optional<ZeroDates> zeroDates) {
    public ContractColumn {
        allowed = List.copyOf(allowed);
    }

    /// A column of which nothing more is said.
    public static ContractColumn of(String name, SqlType type, boolean nullable) {
        return new ContractColumn(name, type, nullable, List.of(), Optional.empty());
    }
}
