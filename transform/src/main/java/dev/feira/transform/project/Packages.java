package dev.feira.transform.project;

import dev.feira.core.Problem;
import dev.feira.jinja.Scope;
import dev.feira.transform.context.YamlRenderer;
import dev.feira.transform.yaml.Yaml;
import dev.feira.transform.yaml.YamlFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The packages that a project asks for: packages.yml, or `packages:` in dependencies.yml.
public record Packages(String file, List<Wanted> wanted) {
    /// One package asked for.
    public sealed interface Wanted {}

    /// A folder, relative to the project.
    public record Local(String folder) implements Wanted {}

    /// Anything that has to be fetched: `git`, `package` (the hub) or `tarball`.
    public record Remote(String kind, String address) implements Wanted {}

    public static Packages read(Path root, Scope scope) {
        for (String name : List.of("packages.yml", "dependencies.yml")) {
            if (Files.isRegularFile(root.resolve(name))) {
                Yaml.Mapping tree = YamlFile.mapping(root.resolve(name), name);
                return new Packages(name, wanted(name, tree, new YamlRenderer(scope)));
            }
        }
        return new Packages("packages.yml", List.of());
    }

    private static List<Wanted> wanted(String name, Yaml.Mapping tree, YamlRenderer renderer) {
        List<Wanted> wanted = new ArrayList<>();
        if (tree.find("packages").orElse(null) instanceof Yaml.Sequence entries) {
            for (Yaml entry : entries.items()) {
                wanted.add(entry(name, entry, renderer));
            }
        }
        return wanted;
    }

    private static Wanted entry(String name, Yaml entry, YamlRenderer renderer) {
        if (renderer.render(entry) instanceof Map<?, ?> map) {
            Object folder = map.get("local");
            if (folder != null) {
                return new Local(folder.toString());
            }
            for (String kind : List.of("package", "git", "tarball")) {
                @Nullable Object address = map.get(kind);
                if (address != null) {
                    return new Remote(kind, address.toString());
                }
            }
        }
        throw Problem.user("an entry of `" + name + "` names no package")
                .at(entry.where())
                .hint("write `- local: folder`, `- git: …`, `- package: …` or `- tarball: …`")
                .exception();
    }
}
