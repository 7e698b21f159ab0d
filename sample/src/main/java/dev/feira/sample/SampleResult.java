package dev.feira.sample;

import java.util.List;

/// What the source was filled with.
///
/// @param fingerprint tells apart what it was filled from: equal fingerprints mean equal rows
/// @param tables in the order of the description
public record SampleResult(String fingerprint, List<Table> tables) {
    public SampleResult {
        tables = List.copyOf(tables);
    }

    /// A filled table.
    ///
    /// @param csvBytes the size of the table written as a CSV file in the style of the description
    public record Table(String name, long rows, long csvBytes) {}

    public long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }

    public long csvBytes() {
        return tables.stream().mapToLong(Table::csvBytes).sum();
    }
}
