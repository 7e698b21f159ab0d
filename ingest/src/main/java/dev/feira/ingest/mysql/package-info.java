/// MySQL and MariaDB as a source. [MySqlEngine] is the way in.
///
/// - One state over several connections: [MySqlSnapshots] opens it by the first protocol that the server allows, each a
///   class of its own.
/// - From a source column to a lake column: which expression to select, how to take its value off the wire, what it
///   adds to the row's digest. [ColumnReading] pairs the three, chosen once for a column and not once for a row by
///   [ColumnReadings]; [MySqlReading] holds them for a table.
@NullMarked
package dev.feira.ingest.mysql;

import org.jspecify.annotations.NullMarked;
