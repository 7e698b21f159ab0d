package dev.feira.transform.deps;

import dev.feira.core.Location;
import dev.feira.core.Problem;
import dev.feira.transform.context.Occasion;
import dev.feira.transform.project.Packages;
import dev.feira.transform.project.ProjectFile;
import dev.feira.transform.project.ProjectFileReader;
import dev.feira.transform.project.ProjectLoader;
import dev.feira.transform.yaml.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Installs the packages that a project asks for, and those that they ask for in turn: folders are linked into
/// `dbt_packages`.
public final class Installer {
    private static final String LOCK = "package-lock.yml";

    private final Occasion occasion;
    private final Path root;
    private final Map<String, Path> found = new LinkedHashMap<>();

    private Installer(Occasion occasion) {
        this.occasion = occasion;
        this.root = occasion.invocation().projectDir();
    }

    /// Names of the installed packages and where they come from.
    public static Map<String, Path> install(Occasion occasion) {
        return new Installer(occasion).install();
    }

    private Map<String, Path> install() {
        Packages wanted = Packages.read(root, ProjectLoader.secretScope(occasion));
        collect(root, wanted);
        Path target = root.resolve(folder());
        try {
            Folders.delete(target);
            Files.createDirectories(target);
            for (Map.Entry<String, Path> each : found.entrySet()) {
                Folders.link(each.getValue(), target.resolve(each.getKey()));
            }
            lock(wanted);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return found;
    }

    private String folder() {
        return Optional.ofNullable(ProjectFileReader.tree(root).get("packages-install-path"))
                .map(String::valueOf)
                .orElse("dbt_packages");
    }

    private void collect(Path from, Packages packages) {
        for (Packages.Wanted wanted : packages.wanted()) {
            switch (wanted) {
                case Packages.Local(String folder) -> local(from.resolve(folder).normalize(), packages.file());
                case Packages.Remote(String kind, String address) ->
                    throw Problem.user(
                                    "`" + address + "` has to be fetched (`" + kind + "`), which is not supported yet")
                            .at(Location.of(packages.file()))
                            .hint("copy the package into a folder and write `- local: folder`")
                            .exception();
            }
        }
    }

    private void local(Path folder, String file) {
        if (!Files.isRegularFile(folder.resolve(ProjectFile.FILE))) {
            throw Problem.user("there is no dbt project in `" + folder + "`")
                    .at(Location.of(file))
                    .hint("name a folder that holds a dbt_project.yml, relative to the project")
                    .exception();
        }
        Yaml.Mapping tree = ProjectFileReader.tree(folder);
        Path before = found.putIfAbsent(String.valueOf(tree.get("name")), folder);
        if (before == null) {
            collect(folder, Packages.read(folder, ProjectLoader.secretScope(occasion)));
        } else if (!before.equals(folder)) {
            throw Problem.user(
                            "two packages are named `" + tree.get("name") + "`: `" + before + "` and `" + folder + "`")
                    .at(Location.of(file))
                    .exception();
        }
    }

    private void lock(Packages wanted) throws IOException {
        if (found.isEmpty()) {
            return;
        }
        List<String> lines = new ArrayList<>(List.of("packages:"));
        found.forEach((name, folder) -> {
            lines.add("  - local: " + root.relativize(folder).toString().replace('\\', '/'));
            lines.add("    name: " + name);
        });
        lines.add("sha1_hash: " + hash(wanted));
        Files.writeString(root.resolve(LOCK), String.join("\n", lines) + "\n");
    }

    private String hash(Packages wanted) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1")
                    .digest(wanted.wanted().toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
