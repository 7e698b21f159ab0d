/// PostgreSQL as a source. [PostgreSqlEngine] is the way in.
///
/// - One state over several connections: [PostgreSqlSnapshots].
/// - Rows come by COPY in its binary format, which [CopyStream] takes apart; a [Cell] takes each value to the lake and
///   into the row's digest. [ColumnReadings] chooses, for each type, what is selected, digested and which cell it is.
@NullMarked
package dev.feira.ingest.postgresql;

import org.jspecify.annotations.NullMarked;
