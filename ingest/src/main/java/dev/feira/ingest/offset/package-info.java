/// Tables of a stream, of which only what is new is read. [Ledger] says how far the source is, in the snapshot that is
/// read; [OffsetState] how far the lake is, in the summary of its newest snapshot; [Increment] is what lies between.
@NullMarked
package dev.feira.ingest.offset;

import org.jspecify.annotations.NullMarked;
