package dev.feira.transform.project;

import dev.feira.core.Location;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A dbt_project.yml, rendered.
///
/// @param root the folder it stands in
/// @param configs the config trees by section (`models`, `seeds`, …), with their `+` keys
/// @param unrenderedConfigs the same before Jinja
/// @param dispatch `macro_namespace` → packages to search, in order
/// @param vars as written: global ones and, under a package's name, that package's
public record ProjectFile(
        Path root,
        String name,
        @Nullable String version,
        @Nullable String profile,
        Paths paths,
        Map<String, Boolean> quoting,
        Map<String, @Nullable Object> vars,
        List<String> onRunStart,
        List<String> onRunEnd,
        Map<String, List<String>> dispatch,
        List<String> requiredVersions,
        @Nullable Object queryComment,
        Map<String, @Nullable Object> flags,
        Map<String, Map<String, @Nullable Object>> configs,
        Map<String, Map<String, @Nullable Object>> unrenderedConfigs) {

    public static final String FILE = "dbt_project.yml";

    /// The folders of a project, relative to its root.
    ///
    /// @param docs empty: all folders that hold resources
    public record Paths(
            List<String> models,
            List<String> seeds,
            List<String> tests,
            List<String> analyses,
            List<String> macros,
            List<String> snapshots,
            List<String> docs,
            String target,
            String packages,
            List<String> cleanTargets) {

        /// Folders whose Markdown files are read for docs blocks.
        public Set<String> docsOrAll() {
            Set<String> all = new LinkedHashSet<>(docs);
            if (all.isEmpty()) {
                List.of(models, seeds, snapshots, analyses, macros, tests).forEach(all::addAll);
            }
            return all;
        }

        /// Folders whose YAML files describe resources.
        public Set<String> described() {
            Set<String> all = new LinkedHashSet<>();
            List.of(models, seeds, snapshots, analyses, macros, tests).forEach(all::addAll);
            return all;
        }
    }

    /// Where its artifacts go.
    public Path targetFolder() {
        return root.resolve(paths.target());
    }

    public Location where() {
        return Location.of(FILE);
    }

    public Map<String, @Nullable Object> config(String section) {
        return configs.getOrDefault(section, Map.of());
    }
}
