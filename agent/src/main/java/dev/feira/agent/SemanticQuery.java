package dev.feira.agent;

import dev.feira.transform.TimeGrain;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A question over metrics, closed: whatever it can say, it says right.
///
/// @param metrics by name, at least one
/// @param dimensions to group by, by name; `entity__dimension` where a name alone is not clear
/// @param filters conditions on rows, all of which must hold
/// @param having conditions on metrics of the answer, all of which must hold
/// @param order empty: by time, else by the first metric, the largest first
/// @param limit how many rows; those equal to the last one come along
public record SemanticQuery(
        List<String> metrics,
        List<String> dimensions,
        List<Filter> filters,
        Period period,
        List<Having> having,
        List<Calculation> calculations,
        List<Order> order,
        Optional<Integer> limit) {

    public SemanticQuery {
        metrics = List.copyOf(metrics);
        dimensions = List.copyOf(dimensions);
        filters = List.copyOf(filters);
        having = List.copyOf(having);
        calculations = List.copyOf(calculations);
        order = List.copyOf(order);
    }

    public static SemanticQuery of(String... metrics) {
        return new SemanticQuery(
                List.of(metrics), List.of(), List.of(), Period.ALL, List.of(), List.of(), List.of(), Optional.empty());
    }

    /// How a value is compared.
    public enum Comparison {
        /// One of the values.
        IS,
        /// None of the values; what has no value counts as none of them.
        IS_NOT,
        LESS,
        AT_MOST,
        MORE,
        AT_LEAST
    }

    /// A condition on a dimension.
    ///
    /// @param values `String`, `Long`, `BigDecimal`, `Boolean` or `LocalDate`; several for `IS` and `IS_NOT` only
    public record Filter(String dimension, Comparison comparison, List<Object> values) {
        public Filter {
            values = List.copyOf(values);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("a filter compares with something");
            }
            if (values.size() > 1 && comparison != Comparison.IS && comparison != Comparison.IS_NOT) {
                throw new IllegalArgumentException("`" + comparison + "` compares with one value");
            }
        }

        public static Filter is(String dimension, Object... values) {
            return new Filter(dimension, Comparison.IS, List.of(values));
        }
    }

    /// Which stretch of time, and how finely it is told.
    ///
    /// @param dimension which time is meant; empty: each metric's own
    /// @param from inclusive
    /// @param until exclusive
    /// @param grain a row for each; empty: the whole stretch at once
    public record Period(
            Optional<String> dimension,
            Optional<LocalDateTime> from,
            Optional<LocalDateTime> until,
            Optional<TimeGrain> grain) {
        public static final Period ALL =
                new Period(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        public Period {
            if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
                throw new IllegalArgumentException("a period ends after it begins");
            }
        }

        public Period by(TimeGrain each) {
            return new Period(dimension, from, until, Optional.of(each));
        }

        public Period between(LocalDateTime first, LocalDateTime end) {
            return new Period(dimension, Optional.of(first), Optional.of(end), grain);
        }
    }

    /// A condition on a metric of the answer.
    public record Having(String metric, Comparison comparison, BigDecimal value) {}

    /// Something worked out from a metric's values in the answer.
    public record Calculation(Kind kind, String metric) {
        public enum Kind {
            /// Of the whole: of all rows that the filters leave, within each period when there is a grain.
            SHARE,
            /// Against the period before, as a fraction; empty where that has no value.
            GROWTH,
            /// The sum from the first period of the answer on.
            RUNNING
        }

        /// As the answer's column is called: `revenue_share`.
        public String name() {
            return metric + "_" + kind.name().toLowerCase(Locale.ROOT);
        }
    }

    /// By what the answer is sorted: a dimension, a metric, a calculation, or the grain of its time.
    public record Order(String name, boolean descending) {}

    public SemanticQuery by(String... names) {
        return new SemanticQuery(metrics, List.of(names), filters, period, having, calculations, order, limit);
    }

    public SemanticQuery where(Filter... conditions) {
        return new SemanticQuery(metrics, dimensions, List.of(conditions), period, having, calculations, order, limit);
    }

    public SemanticQuery during(Period other) {
        return new SemanticQuery(metrics, dimensions, filters, other, having, calculations, order, limit);
    }

    public SemanticQuery having(Having... conditions) {
        return new SemanticQuery(metrics, dimensions, filters, period, List.of(conditions), calculations, order, limit);
    }

    public SemanticQuery with(Calculation... others) {
        return new SemanticQuery(metrics, dimensions, filters, period, having, List.of(others), order, limit);
    }

    public SemanticQuery sorted(Order... keys) {
        return new SemanticQuery(metrics, dimensions, filters, period, having, calculations, List.of(keys), limit);
    }

    public SemanticQuery top(int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("an answer has at least one row");
        }
        return new SemanticQuery(metrics, dimensions, filters, period, having, calculations, order, Optional.of(rows));
    }
}
