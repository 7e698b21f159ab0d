package dev.feira.transform.project;

import dev.feira.core.Location;
import dev.feira.core.Problem;
import dev.feira.jinja.Scope;
import dev.feira.transform.context.YamlRenderer;
import dev.feira.transform.yaml.Yaml;
import dev.feira.transform.yaml.YamlFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads dbt_project.yml. Hooks, variables and the query comment are left as they are: they are rendered where they
/// are used.
public final class ProjectFileReader {
    private static final List<String> SECTIONS = List.of(
            "models",
            "seeds",
            "snapshots",
            "data_tests",
            "unit_tests",
            "sources",
            "exposures",
            "metrics",
            "semantic-models",
            "saved-queries",
            "analyses",
            "functions");
    private static final Set<String> LATE = Set.of("on-run-start", "on-run-end", "query-comment", "vars");
    private static final Set<String> LATE_CONFIG = Set.of("vars", "pre-hook", "post-hook", "pre_hook", "post_hook");
    private static final Pattern NAME = Pattern.compile("[^\\d\\W]\\w*");

    private final Path root;
    private final Yaml.Mapping tree;
    private final Map<String, @Nullable Object> rendered;

    private ProjectFileReader(Path root, Yaml.Mapping tree, Scope scope) {
        this.root = root;
        this.tree = tree;
        this.rendered = new YamlRenderer(scope).renderMapping(tree, ProjectFileReader::early);
    }

    /// The file as a tree, before Jinja: what is needed to find the profile.
    public static Yaml.Mapping tree(Path root) {
        Path file = root.resolve(ProjectFile.FILE);
        if (!Files.isRegularFile(file)) {
            throw Problem.user("no `dbt_project.yml` in `" + root + "`")
                    .hint("run the command in the project's folder, or name it with `--project-dir`")
                    .exception();
        }
        return YamlFile.mapping(file, ProjectFile.FILE);
    }

    /// The rendered file.
    ///
    /// @param scope what Jinja in the file sees
    public static ProjectFile read(Path root, Yaml.Mapping tree, Scope scope) {
        return new ProjectFileReader(root, tree, scope).project();
    }

    private static boolean early(List<Object> path) {
        if (path.isEmpty()) {
            return true;
        }
        if (LATE.contains(String.valueOf(path.getFirst()))) {
            return false;
        }
        return path.stream()
                .map(part -> String.valueOf(part).replaceFirst("^\\+\\s*", ""))
                .noneMatch(LATE_CONFIG::contains);
    }

    private ProjectFile project() {
        return new ProjectFile(
                root,
                name(),
                text("version").orElse(null),
                text("profile").orElse(null),
                paths(),
                quoting(),
                map("vars"),
                texts("on-run-start", List.of()),
                texts("on-run-end", List.of()),
                dispatch(),
                texts("require-dbt-version", List.of()),
                rendered.get("query-comment"),
                map("flags"),
                configs(rendered),
                configs(tree.plain()));
    }

    private String name() {
        String name = text("name")
                .orElseThrow(() -> Problem.user("`dbt_project.yml` has no `name`")
                        .at(new Location(ProjectFile.FILE, 1, 1))
                        .exception());
        if (!NAME.matcher(name).matches()) {
            throw Problem.user("`" + name + "` is not a valid project name")
                    .at(tree.whereIs("name"))
                    .hint("use letters, digits and underscores, and no digit in front")
                    .exception();
        }
        return name;
    }

    private ProjectFile.Paths paths() {
        String target = text("target-path").orElse("target");
        return new ProjectFile.Paths(
                texts("model-paths", List.of("models")),
                texts("seed-paths", List.of("seeds")),
                texts("test-paths", List.of("tests")),
                texts("analysis-paths", List.of("analyses")),
                texts("macro-paths", List.of("macros")),
                texts("snapshot-paths", List.of("snapshots")),
                texts("docs-paths", List.of()),
                target,
                text("packages-install-path").orElse("dbt_packages"),
                texts("clean-targets", List.of(target)));
    }

    private Map<String, Boolean> quoting() {
        Map<String, Boolean> quoting = new LinkedHashMap<>();
        map("quoting").forEach((part, value) -> {
            if (value instanceof Boolean flag) {
                quoting.put(part, flag);
            }
        });
        return quoting;
    }

    private Map<String, List<String>> dispatch() {
        Map<String, List<String>> orders = new LinkedHashMap<>();
        if (rendered.get("dispatch") instanceof List<?> entries) {
            for (Object entry : entries) {
                if (entry instanceof Map<?, ?> map && map.get("search_order") instanceof List<?> order) {
                    orders.put(
                            String.valueOf(map.get("macro_namespace")),
                            order.stream().map(String::valueOf).toList());
                }
            }
        }
        return orders;
    }

    /// `tests:` is the old name of `data_tests:`; both may stand.
    private static Map<String, Map<String, @Nullable Object>> configs(Map<String, @Nullable Object> file) {
        Map<String, Map<String, @Nullable Object>> configs = new LinkedHashMap<>();
        for (String section : SECTIONS) {
            configs.put(section, new LinkedHashMap<>(map(file.get(section))));
        }
        Map<String, @Nullable Object> tests = new LinkedHashMap<>(map(file.get("tests")));
        tests.putAll(map(file.get("data_tests")));
        configs.put("data_tests", tests);
        return configs;
    }

    private Optional<String> text(String key) {
        return Optional.ofNullable(rendered.get(key)).map(String::valueOf);
    }

    private List<String> texts(String key, List<String> otherwise) {
        return switch (rendered.get(key)) {
            case null -> otherwise;
            case List<?> list -> list.stream().map(String::valueOf).toList();
            case Object single -> List.of(single.toString());
        };
    }

    private Map<String, @Nullable Object> map(String key) {
        return map(rendered.get(key));
    }

    private static Map<String, @Nullable Object> map(@Nullable Object value) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> entries) {
            entries.forEach((key, item) -> map.put(String.valueOf(key), item));
        }
        return map;
    }
}
