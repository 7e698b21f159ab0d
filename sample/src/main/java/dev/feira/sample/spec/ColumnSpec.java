package dev.feira.sample.spec;

/// A column of a source table.
public record ColumnSpec(String name, ColumnType type, boolean nullable) {}
