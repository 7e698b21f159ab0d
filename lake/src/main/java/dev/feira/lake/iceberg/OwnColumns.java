package dev.feira.lake.iceberg;

import dev.feira.core.Column;
import dev.feira.core.Problem;
import dev.feira.core.SqlType;
import dev.feira.core.Table;
import java.util.Locale;

/// The columns that Feira adds to each table, in the files themselves.
public final class OwnColumns {
    /// Which commit of the table wrote the row: one more with each.
    public static final Column BATCH = new Column("_feira_batch", new SqlType.Int(64), true);

    /// When that commit's writing began.
    public static final Column INGESTED_AT = new Column("_feira_ingested_at", new SqlType.Timestamp(true), true);

    private OwnColumns() {}

    /// @throws dev.feira.core.ProblemException when a column of the table has the name of one of these: engines tell no
    ///     upper from lower case
    static void requireNone(Table shape) {
        for (Column column : shape.columns()) {
            if (isOwn(column.name().toLowerCase(Locale.ROOT))) {
                throw Problem.data("column `" + shape.name() + "." + column.name()
                                + "` has the name of a column that the lake adds to each table")
                        .hint("rename it in the source, or leave it out with `drift: discard` in the contract")
                        .exception();
            }
        }
    }

    static boolean isOwn(String column) {
        return column.equals(BATCH.name()) || column.equals(INGESTED_AT.name());
    }
}
