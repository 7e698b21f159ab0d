/// Iceberg tables of Parquet files: what the source said, kept for good. [Lake] is the door; rows go in through a
/// [TableWrite], batch by [Batch], and come out as a [LakeTable] whose [Scan] any DuckDB can read. The catalog and the
/// commits are in `iceberg`, files in `store`. Read [Lake] and [TableWrite] first.
@NullMarked
package dev.feira.lake;

import org.jspecify.annotations.NullMarked;
