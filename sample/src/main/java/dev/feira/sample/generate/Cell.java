package dev.feira.sample.generate;

import org.jspecify.annotations.Nullable;

/// How a column's value is made from the row it stands in.
@FunctionalInterface
interface Cell {
    /// A String, Long or Double; null for nothing.
    @Nullable
    Object of(Row row);
}
