package dev.feira.transform;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a table means, in dbt's own terms: its keys, what its rows can be grouped by, and what can be aggregated.
///
/// @param model as written, `ref('…')`
/// @param nodeRelation the table; null until the model is resolved
/// @param primaryEntity of a table none of whose entities is primary
public record SemanticModel(
        String name,
        String model,
        @Nullable NodeRelation nodeRelation,
        @Nullable String description,
        @Nullable String label,
        @Nullable Defaults defaults,
        List<Entity> entities,
        List<Measure> measures,
        List<Dimension> dimensions,
        @Nullable String primaryEntity,
        Marks config)
        implements SemanticDefinition {

    public SemanticModel {
        entities = List.copyOf(entities);
        measures = List.copyOf(measures);
        dimensions = List.copyOf(dimensions);
    }

    /// Where the rows are.
    ///
    /// @param relationName quoted and complete, as SQL uses it
    public record NodeRelation(
            String alias,
            String schemaName,
            @Nullable String database,
            @Nullable String relationName) {}

    /// What counts where an element says nothing.
    ///
    /// @param aggTimeDimension the time dimension by which measures are told apart in time
    public record Defaults(@Nullable String aggTimeDimension) {}

    /// A setting of an element: whatever its authors wanted to note.
    public record Marks(Map<String, Object> meta) {
        public static final Marks NONE = new Marks(Map.of());
    }

    /// A key: tables that share an entity can be joined.
    ///
    /// @param expr SQL over the table's columns; null: the column of that name
    public record Entity(
            String name,
            EntityType type,
            @Nullable String description,
            @Nullable String label,
            @Nullable String role,
            @Nullable String expr,
            Marks config) {

        /// Whether one row of the table stands for one of the entity.
        @JsonIgnore
        public boolean isUnique() {
            return type == EntityType.PRIMARY || type == EntityType.UNIQUE;
        }
    }

    public enum EntityType {
        FOREIGN,
        NATURAL,
        PRIMARY,
        UNIQUE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Something to group and filter by.
    ///
    /// @param expr SQL over the table's columns; null: the column of that name
    public record Dimension(
            String name,
            DimensionType type,
            @Nullable String description,
            @Nullable String label,
            boolean isPartition,
            @Nullable TimeParams typeParams,
            @Nullable String expr,
            @Nullable Object metadata,
            Marks config,
            @Nullable String datatype) {}

    public enum DimensionType {
        CATEGORICAL,
        TIME;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What only a time has.
    ///
    /// @param timeGranularity the finest there is
    public record TimeParams(
            TimeGrain timeGranularity, @Nullable Validity validityParams) {}

    /// Which end of a row's validity a time is.
    public record Validity(boolean isStart, boolean isEnd) {}

    /// Something to aggregate.
    ///
    /// @param expr SQL over the table's columns; null: the column of that name
    /// @param aggTimeDimension when it happened; null: the model's default
    public record Measure(
            String name,
            Aggregation agg,
            @Nullable String description,
            @Nullable String label,
            boolean createMetric,
            @Nullable String expr,
            @Nullable AggregationParams aggParams,
            @Nullable NonAdditive nonAdditiveDimension,
            @Nullable String aggTimeDimension,
            Marks config) {}

    public enum Aggregation {
        SUM,
        MIN,
        MAX,
        COUNT_DISTINCT,
        SUM_BOOLEAN,
        AVERAGE,
        PERCENTILE,
        MEDIAN,
        COUNT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Which percentile, between 0 and 1.
    public record AggregationParams(
            @Nullable Double percentile, boolean useDiscretePercentile, boolean useApproximatePercentile) {}

    /// A time over which a measure must not be added up, such as that of a stock.
    ///
    /// @param windowChoice whether the first or the last of a window counts
    public record NonAdditive(String name, Aggregation windowChoice, List<String> windowGroupings) {}

    /// The entity that a row of this table stands for.
    public Optional<String> primary() {
        return entities.stream()
                .filter(entity -> entity.type() == EntityType.PRIMARY)
                .map(Entity::name)
                .findFirst()
                .or(() -> Optional.ofNullable(primaryEntity));
    }

    public Optional<Entity> entity(String wanted) {
        return entities.stream().filter(entity -> entity.name().equals(wanted)).findFirst();
    }

    public Optional<Dimension> dimension(String wanted) {
        return dimensions.stream()
                .filter(dimension -> dimension.name().equals(wanted))
                .findFirst();
    }

    public Optional<Measure> measure(String wanted) {
        return measures.stream()
                .filter(measure -> measure.name().equals(wanted))
                .findFirst();
    }

    /// The name of the time dimension by which `measure` is told apart in time.
    public Optional<String> timeOf(Measure measure) {
        return Optional.ofNullable(measure.aggTimeDimension())
                .or(() -> Optional.ofNullable(defaults).map(Defaults::aggTimeDimension));
    }

    public SemanticModel with(NodeRelation relation) {
        return new SemanticModel(
                name,
                model,
                relation,
                description,
                label,
                defaults,
                entities,
                measures,
                dimensions,
                primaryEntity,
                config);
    }
}
