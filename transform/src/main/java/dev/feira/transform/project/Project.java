package dev.feira.transform.project;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A project with everything around it: its file, the packages installed in it, and where it builds.
///
/// @param packages installed packages, without the project itself
public record Project(ProjectFile root, List<ProjectFile> packages, TargetOutput target) {
    public Project {
        packages = List.copyOf(packages);
    }

    /// The project and its packages.
    public List<ProjectFile> all() {
        List<ProjectFile> all = new ArrayList<>(List.of(root));
        all.addAll(packages);
        return all;
    }

    public Optional<ProjectFile> find(String name) {
        return all().stream().filter(project -> project.name().equals(name)).findFirst();
    }

    /// The variables that a resource of `packageName` sees: the package's own, over them the project's global ones,
    /// those for the package, and those of the command line.
    public Map<String, @Nullable Object> vars(String packageName, Map<String, @Nullable Object> commandLine) {
        Map<String, @Nullable Object> vars = new LinkedHashMap<>();
        if (!packageName.equals(root.name())) {
            find(packageName).ifPresent(own -> add(own.vars(), packageName, vars));
        }
        add(root.vars(), packageName, vars);
        vars.putAll(commandLine);
        return vars;
    }

    private static void add(
            Map<String, @Nullable Object> written, String packageName, Map<String, @Nullable Object> vars) {
        vars.putAll(written);
        if (written.get(packageName) instanceof Map<?, ?> own) {
            own.forEach((name, value) -> vars.put(String.valueOf(name), value));
        }
    }
}
