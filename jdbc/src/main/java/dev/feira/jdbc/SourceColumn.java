package dev.feira.jdbc;

import dev.feira.core.Problem;
import dev.feira.core.ProblemException;

/// A column of a source table.
public record SourceColumn(String name, SourceType type, boolean nullable) {
    /// What a dialect says of a column whose type has no faithful form in the lake.
    ProblemException unfaithful(String table) {
        return Problem.user("column `" + table + "." + name + "` has the type `" + type.declared()
                        + "`, for which no faithful type is known")
                .hint("leave the column out of the contract of `" + table + "` with `drift: discard`")
                .exception();
    }
}
