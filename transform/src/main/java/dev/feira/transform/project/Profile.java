package dev.feira.transform.project;

import dev.feira.core.Problem;
import dev.feira.jinja.Scope;
import dev.feira.transform.Invocation;
import dev.feira.transform.context.YamlRenderer;
import dev.feira.transform.yaml.Yaml;
import dev.feira.transform.yaml.YamlFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Finds the output to build in: profiles.yml, the profile, the target, in dbt's order of precedence.
public final class Profile {
    static final String FILE = "profiles.yml";

    private final Invocation invocation;
    private final YamlRenderer renderer;

    private Profile(Invocation invocation, Scope scope) {
        this.invocation = invocation;
        this.renderer = new YamlRenderer(scope);
    }

    /// The output that the invocation means.
    ///
    /// @param scope what Jinja in profiles.yml sees
    /// @param projectProfile the project's `profile:`
    public static TargetOutput load(Invocation invocation, Scope scope, Optional<String> projectProfile) {
        return new Profile(invocation, scope).output(projectProfile);
    }

    /// The profiles.yml that counts: `--profiles-dir`, `DBT_PROFILES_DIR`, the project's folder, `~/.dbt`.
    public static Path file(Invocation invocation) {
        Optional<Path> named = invocation
                .profilesDir()
                .or(() -> Optional.ofNullable(invocation.environment().get("DBT_PROFILES_DIR"))
                        .map(Path::of));
        Path beside = invocation.projectDir().resolve(FILE);
        Path home = Path.of(System.getProperty("user.home"), ".dbt", FILE);
        Path file = named.map(folder -> folder.resolve(FILE))
                .orElse(Files.isRegularFile(beside) ? beside : home)
                .toAbsolutePath();
        if (!Files.isRegularFile(file)) {
            throw Problem.user("no `profiles.yml` in `" + file.getParent() + "`")
                    .hint("put one beside dbt_project.yml, or name its folder with `--profiles-dir`")
                    .exception();
        }
        return file;
    }

    private TargetOutput output(Optional<String> projectProfile) {
        Path file = file(invocation);
        Yaml.Mapping tree = YamlFile.mapping(file, String.valueOf(file.getFileName()));
        String name = invocation
                .profile()
                .or(() -> variable("DBT_PROFILE"))
                .or(() -> projectProfile)
                .orElseThrow(() -> Problem.user("no profile is named")
                        .hint("add `profile:` to dbt_project.yml, or name one with `--profile`")
                        .exception());
        Yaml.Mapping profile = child(tree, name, "profile", file);
        String target = invocation
                .target()
                .or(() -> variable("DBT_TARGET"))
                .or(() -> profile.find("target").map(renderer::render).map(String::valueOf))
                .orElse("default");
        Yaml.Mapping outputs = child(profile, "outputs", "key", file);
        Yaml.Mapping output = child(outputs, target, "target", file);
        return new TargetOutput(name, target, renderer.renderMapping(output, path -> true));
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(invocation.environment().get(name));
    }

    private static Yaml.Mapping child(Yaml.Mapping parent, String name, String what, Path file) {
        if (parent.find(name).orElse(null) instanceof Yaml.Mapping mapping) {
            return mapping;
        }
        List<String> there = parent.entries().keySet().stream()
                .filter(key -> !key.equals("config"))
                .toList();
        throw Problem.user(what + " `" + name + "` is not in `" + file + "`")
                .at(parent.where())
                .hint("there is: `" + String.join("`, `", there) + "`")
                .exception();
    }
}
