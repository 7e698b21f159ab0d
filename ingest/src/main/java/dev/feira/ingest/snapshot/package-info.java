/// One consistent view of the source over several connections. [Snapshots] opens a [Snapshot] by the first
/// [SnapshotProtocol] that the server allows; each protocol is a class of its own. Read [Snapshots] first.
@NullMarked
package dev.feira.ingest.snapshot;

import org.jspecify.annotations.NullMarked;
