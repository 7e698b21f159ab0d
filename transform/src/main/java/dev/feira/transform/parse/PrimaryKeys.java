package dev.feira.transform.parse;

import dev.feira.transform.manifest.ColumnInfo;
import dev.feira.transform.manifest.Detail;
import dev.feira.transform.manifest.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds the primary key of each model: a constraint says it, or a column is tested as unique and not null, or as
/// unique.
final class PrimaryKeys {
    private PrimaryKeys() {}

    static void infer(Map<String, Node> nodes) {
        Map<String, List<Detail.GenericTest>> tests = new HashMap<>();
        for (Node node : nodes.values()) {
            if (node.detail() instanceof Detail.GenericTest test) {
                test.attachedNode()
                        .ifPresent(id -> tests.computeIfAbsent(id, key -> new ArrayList<>())
                                .add(test));
            }
        }
        nodes.replaceAll((id, node) -> node.detail() instanceof Detail.Model model
                ? node.with(keyed(model, key(node, model, tests.getOrDefault(id, List.of()))))
                : node);
    }

    private static List<String> key(Node node, Detail.Model model, List<Detail.GenericTest> tests) {
        for (Object constraint : model.constraints()) {
            if ("primary_key".equals(Values.map(constraint).get("type"))) {
                return Values.texts(Values.map(constraint).get("columns"));
            }
        }
        for (ColumnInfo column : node.properties().columns().values()) {
            if (column.constraints().stream()
                    .anyMatch(constraint ->
                            "primary_key".equals(Values.map(constraint).get("type")))) {
                return List.of(column.name());
            }
        }
        return tested(tests);
    }

    private static List<String> tested(List<Detail.GenericTest> tests) {
        Set<String> unique = new LinkedHashSet<>();
        Set<String> filled = new LinkedHashSet<>();
        for (Detail.GenericTest test : tests) {
            List<String> columns = test.columnName()
                    .map(List::of)
                    .orElse(Values.texts(test.arguments().get("combination_of_columns")));
            switch (test.test()) {
                case "unique", "unique_combination_of_columns" -> unique.addAll(columns);
                case "not_null" -> filled.addAll(columns);
                default -> {}
            }
        }
        List<String> both = filled.stream().filter(unique::contains).toList();
        return both.isEmpty() ? List.copyOf(unique) : both;
    }

    private static Detail.Model keyed(Detail.Model model, List<String> key) {
        return new Detail.Model(
                model.access(),
                model.contract(),
                model.constraints(),
                model.version(),
                model.latestVersion(),
                model.deprecationDate(),
                key,
                model.timeSpine());
    }
}
