package dev.feira.transform.manifest;

import org.jspecify.annotations.Nullable;

/// Where a node's table or view stands in the warehouse.
///
/// @param identifier a node's alias, a source's identifier
/// @param rendered quoted as the engine wants it; null for what has no relation (tests, ephemeral models)
public record RelationName(
        @Nullable String database,
        @Nullable String schema,
        String identifier,
        @Nullable String rendered) {}
