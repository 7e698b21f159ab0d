package dev.feira.warehouse;

import dev.feira.core.Sql;
import dev.feira.lake.LakeTable;

/// How the tables of `raw_data` are written in SQL.
final class RawTable {
    private RawTable() {}

    static String of(LakeTable table) {
        return Load.SCHEMA + "." + Sql.quoted(table.name());
    }
}
