package dev.feira.transform;

/// A part of the semantic layer as dbt's manifest has it.
public sealed interface SemanticDefinition permits SemanticModel, Metric, SavedQuery {
    String name();
}
