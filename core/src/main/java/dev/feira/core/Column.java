package dev.feira.core;

/// A named column of a table.
public record Column(String name, SqlType type, boolean nullable) {
    public Column {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a column has a name");
        }
    }
}
