package dev.feira.ingest.mysql;

import dev.feira.core.Column;
import java.util.List;

/// How one source column is selected, digested and taken off the wire. Decided once per column.
///
/// @param maker makes what takes it off the wire
/// @param column what it becomes in the lake
/// @param source how messages name it, `orders.status`
/// @param select the expressions to select; the cell reads the first and may look at the next
/// @param digest the expression that stands for the value in the server's digest; empty for a floating-point number,
///     which goes in by pairs
/// @param quoted the column's name as it stands in SQL
record ColumnReading(Column column, String source, List<String> select, String digest, String quoted, Maker maker) {
    /// Makes the cell for one result set.
    interface Maker {
        /// One cell.
        ///
        /// @param at the first expression's place in the result set, from 1
        /// @param column the column's place in the batch, from 0
        Cell cell(int at, int column);
    }

    ColumnReading {
        select = List.copyOf(select);
    }

    boolean floating() {
        return digest.isEmpty();
    }
}
