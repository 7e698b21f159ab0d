/// The fingerprint of rows, computed twice: by the server from what it stores, and here from what came over the wire.
/// [RowImage] is the text of one row, [RowDigest] sums the rows; each kind of source asks its server for the same. Read
/// [RowImage] first.
@NullMarked
package dev.feira.ingest.digest;

import org.jspecify.annotations.NullMarked;
