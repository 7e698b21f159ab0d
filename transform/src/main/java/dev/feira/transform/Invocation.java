package dev.feira.transform;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What every dbt command needs to know, whichever way the user said it.
///
/// @param projectDir folder of dbt_project.yml
/// @param profilesDir `--profiles-dir`; empty: `DBT_PROFILES_DIR`, then the working folder, then `~/.dbt`
/// @param profile `--profile`; empty: the project's own
/// @param target `--target`; empty: the profile's own
/// @param vars `--vars`: they win over the project's
/// @param environment what `env_var()` sees: the process's variables, `.env` merged in by the caller
public record Invocation(
        Path projectDir,
        Optional<Path> profilesDir,
        Optional<String> profile,
        Optional<String> target,
        Map<String, @Nullable Object> vars,
        Map<String, String> environment,
        Flags flags) {
    public Invocation {
        projectDir = projectDir.toAbsolutePath().normalize();
        vars = new LinkedHashMap<>(vars);
        environment = Map.copyOf(environment);
    }

    /// Of the project in `projectDir`, with nothing else said.
    public static Invocation of(Path projectDir) {
        return new Invocation(
                projectDir,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                System.getenv(),
                Flags.defaults());
    }

    public Invocation target(String name) {
        return new Invocation(projectDir, profilesDir, profile, Optional.of(name), vars, environment, flags);
    }

    public Invocation profilesDir(Path folder) {
        return new Invocation(projectDir, Optional.of(folder), profile, target, vars, environment, flags);
    }

    public Invocation vars(Map<String, @Nullable Object> others) {
        return new Invocation(projectDir, profilesDir, profile, target, others, environment, flags);
    }

    public Invocation environment(Map<String, String> others) {
        return new Invocation(projectDir, profilesDir, profile, target, vars, others, flags);
    }

    public Invocation flags(Flags others) {
        return new Invocation(projectDir, profilesDir, profile, target, vars, environment, others);
    }

    /// Without variables and environment: they may hold a password.
    @Override
    public String toString() {
        return flags.which() + " in " + projectDir;
    }
}
