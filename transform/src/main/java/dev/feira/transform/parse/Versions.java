package dev.feira.transform.parse;

import dev.feira.core.Problem;
import dev.feira.transform.yaml.Yaml;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The versions of a model that its schema entry lists.
final class Versions {
    private Versions() {}

    /// One version of a model.
    ///
    /// @param file name of its SQL file without ending
    /// @param entry what the model's entry says, changed by what the version says
    record Version(Object number, Object latest, String file, Entry entry) {}

    static List<Version> of(Entry entry) {
        List<Yaml.Mapping> trees = entry.children("versions");
        List<Object> rendered = Values.list(entry.values().get("versions"));
        List<Version> versions = new ArrayList<>();
        Object latest = latest(entry, rendered);
        for (int i = 0; i < trees.size(); i++) {
            Map<String, @Nullable Object> values = Values.map(rendered.get(i));
            Object number = values.get("v");
            if (number == null) {
                throw Problem.user("a version of `" + entry.name() + "` has no `v`")
                        .at(trees.get(i).where())
                        .exception();
            }
            String file = Optional.ofNullable(values.get("defined_in"))
                    .map(String::valueOf)
                    .orElse(entry.name() + "_v" + number);
            versions.add(new Version(number, latest, file, changed(entry, trees.get(i), values)));
        }
        return versions;
    }

    private static Object latest(Entry entry, List<Object> versions) {
        Object named = entry.values().get("latest_version");
        if (named != null || versions.isEmpty()) {
            return named == null ? "" : named;
        }
        List<Object> numbers = new ArrayList<>();
        versions.forEach(
                version -> numbers.add(String.valueOf(Values.map(version).get("v"))));
        boolean numeric = numbers.stream().allMatch(number -> number.toString().matches("\\d+(\\.\\d+)?"));
        Comparator<Object> order = numeric
                ? Comparator.comparing(number -> new BigDecimal(number.toString()))
                : Comparator.comparing(Object::toString);
        return numbers.stream().max(order).orElseThrow();
    }

    private static Entry changed(Entry entry, Yaml.Mapping version, Map<String, @Nullable Object> values) {
        Map<String, @Nullable Object> merged = new LinkedHashMap<>(entry.values());
        merged.remove("versions");
        Map<String, Yaml> tree = new LinkedHashMap<>(entry.tree().entries());
        tree.remove("versions");
        for (String key :
                List.of("description", "access", "constraints", "deprecation_date", "data_tests", "tests", "docs")) {
            if (values.containsKey(key)) {
                merged.put(key, values.get(key));
                version.find(key).ifPresent(given -> tree.put(key, given));
            }
        }
        Map<String, @Nullable Object> config = new LinkedHashMap<>(entry.map("config"));
        config.putAll(Values.map(values.get("config")));
        merged.put("config", config);
        columns(entry, version, values, merged, tree);
        return new Entry(
                entry.section(),
                entry.name(),
                new Yaml.Mapping(tree, entry.tree().keys(), entry.tree().where()),
                merged,
                entry.packageName(),
                entry.path());
    }

    /// A version's columns: those of the model that it includes and does not exclude, and its own.
    private static void columns(
            Entry entry,
            Yaml.Mapping version,
            Map<String, @Nullable Object> values,
            Map<String, @Nullable Object> merged,
            Map<String, Yaml> tree) {
        if (!values.containsKey("columns")) {
            return;
        }
        List<Yaml.Mapping> own = Values.mappings(version.find("columns").orElse(null));
        List<Object> ownValues = Values.list(values.get("columns"));
        List<Yaml> trees = new ArrayList<>();
        List<Object> all = new ArrayList<>();
        Map<String, @Nullable Object> filter = ownValues.stream()
                .map(Values::map)
                .filter(column -> column.containsKey("include") || column.containsKey("exclude"))
                .findFirst()
                .orElse(Map.of("include", "all"));
        List<Yaml.Mapping> base = entry.children("columns");
        List<Object> baseValues = Values.list(entry.values().get("columns"));
        for (int i = 0; i < base.size(); i++) {
            if (included(String.valueOf(base.get(i).get("name")), filter)) {
                trees.add(base.get(i));
                all.add(baseValues.get(i));
            }
        }
        for (int i = 0; i < own.size(); i++) {
            if (own.get(i).has("name")) {
                trees.add(own.get(i));
                all.add(ownValues.get(i));
            }
        }
        merged.put("columns", all);
        tree.put("columns", new Yaml.Sequence(trees, version.where()));
    }

    private static boolean included(String name, Map<String, @Nullable Object> filter) {
        Object include = filter.get("include");
        boolean all = include == null || include.equals("all") || include.equals("*");
        return (all || Values.texts(include).contains(name))
                && !Values.texts(filter.get("exclude")).contains(name);
    }
}
