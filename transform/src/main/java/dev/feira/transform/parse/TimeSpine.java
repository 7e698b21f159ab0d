package dev.feira.transform.parse;

import dev.feira.core.Problem;
import dev.feira.transform.TimeGrain;
import dev.feira.transform.manifest.ColumnInfo;
import dev.feira.transform.manifest.Detail;
import dev.feira.transform.manifest.Node;
import dev.feira.transform.yaml.Yaml;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A model of all days (or hours, …), which the semantic layer joins where a period has no rows.
final class TimeSpine {
    /// The name that dbt knows a time spine by without any YAML.
    private static final String LEGACY = "metricflow_time_spine";

    private TimeSpine() {}

    /// `time_spine` of a model's entry in the shape of the manifest.
    static @Nullable Object of(Entry entry) {
        Map<String, @Nullable Object> written = entry.map("time_spine");
        if (written.isEmpty()) {
            return null;
        }
        Map<String, @Nullable Object> spine = new LinkedHashMap<>();
        String standard = Objects.toString(written.get("standard_granularity_column"), null);
        check(entry, standard);
        spine.put("standard_granularity_column", standard);
        List<Object> custom = new ArrayList<>();
        for (Object each : Values.list(written.get("custom_granularities"))) {
            Map<String, @Nullable Object> granularity = new LinkedHashMap<>();
            granularity.put("name", Values.map(each).get("name"));
            granularity.put("column_name", Values.map(each).get("column_name"));
            custom.add(granularity);
        }
        spine.put("custom_granularities", custom);
        return spine;
    }

    private static void check(Entry entry, @Nullable String standard) {
        List<Yaml.Mapping> columns = entry.children("columns");
        Optional<Yaml.Mapping> column = columns.stream()
                .filter(each -> Objects.equals(each.get("name"), standard))
                .findFirst();
        if (column.isEmpty()) {
            List<Object> names = columns.stream()
                    .map(each -> (Object) String.valueOf(each.get("name")))
                    .toList();
            throw refused(
                    entry,
                    "Time spine standard granularity column must be defined on the model. Got invalid column name '"
                            + standard + "' for model '" + entry.name() + "'. Valid names: " + names + ".");
        }
        if (column.get().get("granularity") == null) {
            throw refused(
                    entry,
                    "Time spine standard granularity column must have a granularity defined. Please add one for column"
                            + " '"
                            + standard + "' in model '" + entry.name() + "'.");
        }
        Set<String> names =
                columns.stream().map(each -> String.valueOf(each.get("name"))).collect(Collectors.toSet());
        for (Object each : Values.list(entry.map("time_spine").get("custom_granularities"))) {
            Map<String, @Nullable Object> custom = Values.map(each);
            String name = String.valueOf(custom.getOrDefault("column_name", custom.get("name")));
            if (!names.contains(name)) {
                throw refused(
                        entry,
                        "Time spine custom granularity columns do not exist in the model. Columns not found: [" + name
                                + "]; Available columns: " + names);
            }
        }
    }

    private static RuntimeException refused(Entry entry, String message) {
        return Problem.user(message).at(entry.tree().whereIs("time_spine")).exception();
    }

    /// Metrics need a time spine of days, or of something finer.
    static void require(Collection<Node> nodes, Entry asking) {
        boolean there = nodes.stream().anyMatch(TimeSpine::isFineEnough);
        if (!there) {
            throw Problem.user("The semantic layer requires a time spine model with granularity DAY or smaller in the "
                            + "project, but none was found.")
                    .at(asking.where())
                    .hint("write `time_spine: {standard_granularity_column: …}` at the model that has a row for each "
                            + "day, and `granularity: day` at that column")
                    .exception();
        }
    }

    private static boolean isFineEnough(Node node) {
        if (!(node.detail() instanceof Detail.Model model)) {
            return false;
        }
        if (!(model.timeSpine() instanceof Map<?, ?> spine)) {
            return node.name().equals(LEGACY);
        }
        ColumnInfo column = node.properties().columns().get(String.valueOf(spine.get("standard_granularity_column")));
        return column != null
                && TimeGrain.find(String.valueOf(column.granularity()))
                        .filter(grain -> grain.compareTo(TimeGrain.DAY) <= 0)
                        .isPresent();
    }
}
