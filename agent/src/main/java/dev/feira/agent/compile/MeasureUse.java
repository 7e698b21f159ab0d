package dev.feira.agent.compile;

import dev.feira.transform.SemanticModel;
import dev.feira.transform.SemanticModel.Aggregation;
import dev.feira.transform.SemanticModel.Measure;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A measure as a metric wants it.
///
/// @param conditions templates that its rows must meet
/// @param accumulation over which periods it adds up
record MeasureUse(SemanticModel model, Measure measure, List<String> conditions, Accumulation accumulation) {
    private static final Set<Aggregation> ADDITIVE =
            Set.of(Aggregation.SUM, Aggregation.COUNT, Aggregation.SUM_BOOLEAN);
    private static final Set<Aggregation> COUNTS =
            Set.of(Aggregation.COUNT, Aggregation.COUNT_DISTINCT, Aggregation.SUM_BOOLEAN);

    MeasureUse {
        conditions = List.copyOf(conditions);
    }

    /// Over which periods a value adds up.
    sealed interface Accumulation {
        /// Over its own alone.
        record None() implements Accumulation {}

        /// From the beginning of the data on.
        record FromStart() implements Accumulation {}

        /// From the beginning of the year, month, … on.
        record ToDate(String grain) implements Accumulation {}
    }

    static final Accumulation NONE = new Accumulation.None();

    boolean accumulates() {
        return !accumulation.equals(NONE);
    }

    /// Whether values of parts add up to the value of the whole.
    boolean isAdditive() {
        return ADDITIVE.contains(measure.agg());
    }

    /// Whether no rows mean zero.
    boolean counts() {
        return COUNTS.contains(measure.agg());
    }

    /// The entity below which its rows count once for each value.
    Optional<String> oncePer() {
        return Optional.ofNullable(measure.config().meta().get("once_per")).map(Object::toString);
    }
}
