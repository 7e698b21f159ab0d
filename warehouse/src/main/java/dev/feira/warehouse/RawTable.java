package dev.feira.warehouse;

import dev.feira.lake.LakeTable;

/// How the tables of `raw_data` are written in SQL.
final class RawTable {
    private RawTable() {}

    static String of(LakeTable table) {
        return "raw_data." + quoted(table.name());
    }

    static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
