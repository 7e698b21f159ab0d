package dev.feira.transform;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A question over metrics that somebody wanted to keep, and where its answer is to be written.
public record SavedQuery(
        String name,
        QueryParams queryParams,
        List<Export> exports,
        @Nullable String description,
        @Nullable String label,
        SemanticModel.Marks config)
        implements SemanticDefinition {

    /// What is asked.
    ///
    /// @param groupBy as written: `Dimension('order__status')`, `TimeDimension('metric_time', 'month')`
    public record QueryParams(
            List<String> metrics,
            List<String> groupBy,
            Metric.@Nullable Where where,
            List<String> orderBy,
            @Nullable Long limit) {}

    /// A table or view that the answer goes to.
    public record Export(String name, Target config, Map<String, Object> unrenderedConfig) {}

    public record Target(
            @Nullable String exportAs,
            @Nullable String schemaName,
            @Nullable String alias,
            @Nullable String database) {}
}
