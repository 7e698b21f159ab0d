package dev.feira.ingest.postgresql;

import dev.feira.core.Column;
import java.util.function.Supplier;

/// How one source column is selected, digested and taken off the wire. Decided once per column.
///
/// @param column what it becomes in the lake
/// @param source how messages name it, `invoices.total`
/// @param quoted the column's name as it stands in SQL
/// @param nullable whether the source may hold NULL there
/// @param select the expression that COPY sends
/// @param digest the expression that stands for the value in the server's digest
/// @param cell makes what takes it off the wire, one for each range of rows
record ColumnReading(
        Column column,
        String source,
        String quoted,
        boolean nullable,
        String select,
        String digest,
        Supplier<Cell> cell) {}
