/// What ingest asks of a source, whatever its kind: an [Engine] opens a [Snapshot] over several connections and says
/// how
/// a table is read, in [Chunk]s, as a [TableReading] that gives [Rows] and lets the server digest the same rows. Each
/// kind of database has a package of its own that does it.
@NullMarked
package dev.feira.ingest.engine;

import org.jspecify.annotations.NullMarked;
