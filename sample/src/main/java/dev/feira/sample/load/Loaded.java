package dev.feira.sample.load;

/// A filled table.
public record Loaded(String table, long rows, long csvBytes) {}
