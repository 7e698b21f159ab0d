package dev.feira.transform.project;

import dev.feira.core.Location;
import dev.feira.core.Problem;
import dev.feira.jinja.Scope;
import dev.feira.transform.Invocation;
import dev.feira.transform.context.BaseContext;
import dev.feira.transform.context.Occasion;
import dev.feira.transform.yaml.Yaml;
import dev.feira.transform.yaml.YamlFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads a [Project] from its folder.
public final class ProjectLoader {
    private static final String VARS_FILE = "vars.yml";

    private final Occasion occasion;
    private final Invocation invocation;

    private ProjectLoader(Occasion occasion) {
        this.occasion = occasion;
        this.invocation = occasion.invocation();
    }

    public static Project load(Occasion occasion) {
        return new ProjectLoader(occasion).load();
    }

    /// What Jinja sees in files that are read before there is a target.
    public static Scope secretScope(Occasion occasion) {
        return Scope.of(BaseContext.of(occasion, occasion.invocation().vars(), "<Configuration>", true));
    }

    private Project load() {
        Path root = invocation.projectDir();
        Yaml.Mapping tree = ProjectFileReader.tree(root);
        Scope secrets = secretScope(occasion);
        Optional<String> profile = Optional.ofNullable(tree.get("profile")).map(String::valueOf);
        TargetOutput target = Profile.load(invocation, secrets, profile);
        Scope scope = scope(target);
        ProjectFile file = withVarsFile(ProjectFileReader.read(root, tree, scope));
        return new Project(file, packages(file, scope, Packages.read(root, secrets)), target);
    }

    private Scope scope(TargetOutput target) {
        Map<String, @Nullable Object> names = BaseContext.of(occasion, invocation.vars(), "<Configuration>", false);
        names.put("target", target.context());
        return Scope.of(names);
    }

    /// `vars.yml` beside the project file says more variables; a name must not stand in both.
    private static ProjectFile withVarsFile(ProjectFile file) {
        Path extra = file.root().resolve(VARS_FILE);
        if (!Files.isRegularFile(extra)) {
            return file;
        }
        Map<String, @Nullable Object> vars = new LinkedHashMap<>(file.vars());
        if (YamlFile.mapping(extra, VARS_FILE).get("vars") instanceof Map<?, ?> more) {
            more.forEach((name, value) -> vars.put(String.valueOf(name), value));
        }
        return new ProjectFile(
                file.root(),
                file.name(),
                file.version(),
                file.profile(),
                file.paths(),
                file.quoting(),
                vars,
                file.onRunStart(),
                file.onRunEnd(),
                file.dispatch(),
                file.requiredVersions(),
                file.queryComment(),
                file.flags(),
                file.configs(),
                file.unrenderedConfigs());
    }

    private List<ProjectFile> packages(ProjectFile root, Scope scope, Packages wanted) {
        List<ProjectFile> installed = new ArrayList<>();
        for (Path folder : folders(root.root().resolve(root.paths().packages()))) {
            installed.add(ProjectFileReader.read(folder, ProjectFileReader.tree(folder), scope));
        }
        if (installed.size() < wanted.wanted().size()) {
            throw Problem.user("`" + wanted.file() + "` asks for "
                            + wanted.wanted().size() + " packages, and `"
                            + root.paths().packages() + "` holds " + installed.size())
                    .at(Location.of(wanted.file()))
                    .hint("install them with `feira deps`")
                    .exception();
        }
        return installed;
    }

    private static List<Path> folders(Path parent) {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(child -> Files.isRegularFile(child.resolve(ProjectFile.FILE)))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
