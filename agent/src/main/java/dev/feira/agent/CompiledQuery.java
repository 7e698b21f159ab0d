package dev.feira.agent;

import java.util.List;

/// A query in SQL.
///
/// @param sql one SELECT with a `?` for each parameter
/// @param parameters in the order of their `?`
/// @param tables that it reads, as `schema.table`
/// @param notes conventions that the reader of the answer should know
public record CompiledQuery(
        String sql, List<Object> parameters, List<Column> columns, List<String> tables, List<Note> notes) {
    public CompiledQuery {
        parameters = List.copyOf(parameters);
        columns = List.copyOf(columns);
        tables = List.copyOf(tables);
        notes = List.copyOf(notes);
    }

    /// A column of the answer.
    public record Column(String name, Kind kind) {
        public enum Kind {
            TIME,
            DIMENSION,
            METRIC,
            CALCULATION
        }
    }

    /// What the compiler decided on its own.
    public sealed interface Note {
        /// A row counts in each value of `dimension` that its `entity` has, once.
        record OncePerValue(String metric, String dimension, String entity) implements Note {}

        /// Rows without a value were left out of a ranking.
        record MissingLeftOut(String dimension, String value) implements Note {}
    }
}
