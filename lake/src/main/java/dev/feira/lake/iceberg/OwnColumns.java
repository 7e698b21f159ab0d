package dev.feira.lake.iceberg;

import dev.feira.core.Column;
import dev.feira.core.SqlType;

/// The columns that Feira adds to each table, in the files themselves.
public final class OwnColumns {
    /// Which commit of the table wrote the row: one more with each.
    public static final Column BATCH = new Column("_feira_batch", new SqlType.Int(64), true);

    /// When that commit's writing began.
    public static final Column INGESTED_AT = new Column("_feira_ingested_at", new SqlType.Timestamp(true), true);

    private OwnColumns() {}

    static boolean isOwn(String column) {
        return column.equals(BATCH.name()) || column.equals(INGESTED_AT.name());
    }
}
