/// From a source column to a lake column: which expression to select, how to take its value off the wire, what it adds
/// to the row's digest. [ColumnReading] pairs the three for one column, chosen once and not once per row;
/// [TableReading]
/// holds them for a table. Read [ColumnReadings] first.
@NullMarked
package dev.feira.ingest.read;

import org.jspecify.annotations.NullMarked;
