package dev.feira.agent;

import dev.feira.transform.SemanticModel.Aggregation;
import dev.feira.transform.TimeGrain;
import java.util.Locale;

/// How an engine says what others say differently.
public enum Dialect {
    DUCKDB {
        @Override
        String percentile(String value, double share, boolean discrete) {
            return (discrete ? "quantile_disc(" : "quantile_cont(") + value + ", " + share + ")";
        }
    },
    POSTGRES {
        @Override
        String percentile(String value, double share, boolean discrete) {
            return (discrete ? "percentile_disc(" : "percentile_cont(") + share + ") within group (order by " + value
                    + ")";
        }
    };

    abstract String percentile(String value, double share, boolean discrete);

    /// An identifier, whatever letters it has.
    public String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /// The beginning of the period of `time` that is one `grain` long: a day, or a moment where the grain is finer.
    public String truncated(TimeGrain grain, String time) {
        String start = "date_trunc('" + grain + "', " + time + ")";
        return "cast(" + start + (grain.compareTo(TimeGrain.DAY) < 0 ? " as timestamp)" : " as date)");
    }

    /// One grain before `period`.
    public String before(TimeGrain grain, String period) {
        String length = grain == TimeGrain.QUARTER ? "3 month" : "1 " + grain;
        String earlier = "(" + period + " - interval '" + length + "')";
        return grain.compareTo(TimeGrain.DAY) < 0 ? earlier : "cast(" + earlier + " as date)";
    }

    /// An aggregate in SQL.
    ///
    /// @param share of a percentile, between 0 and 1
    public String aggregated(Aggregation aggregation, String value, double share, boolean discrete) {
        return switch (aggregation) {
            case SUM, MIN, MAX, COUNT -> aggregation.name().toLowerCase(Locale.ROOT) + "(" + value + ")";
            case AVERAGE -> "avg(" + value + ")";
            case COUNT_DISTINCT -> "count(distinct " + value + ")";
            case SUM_BOOLEAN -> "count(case when " + value + " then 1 end)";
            case MEDIAN -> percentile(value, 0.5, false);
            case PERCENTILE -> percentile(value, share, discrete);
        };
    }

    public String fraction(String above, String below) {
        return "cast(" + above + " as double precision) / nullif(" + below + ", 0)";
    }
}
