package dev.feira.transform.manifest;

/// A `source('source', 'table')` as written.
public record SourceRef(String source, String table) {}
