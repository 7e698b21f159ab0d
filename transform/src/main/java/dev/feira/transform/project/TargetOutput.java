package dev.feira.transform.project;

import dev.feira.core.Problem;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One output of a profile: an engine, how to reach it, and the schema to build in.
///
/// @param values all keys as written and rendered; may hold secrets, so it is never printed
public record TargetOutput(String profileName, String name, Map<String, @Nullable Object> values) {
    private static final Set<String> SECRETS = Set.of("password", "pass", "token", "secret", "key", "passphrase");
    private static final String DUCKDB = "duckdb";
    private static final String MEMORY = ":memory:";

    /// `duckdb`, `snowflake`, `postgres`, `trino`.
    public String type() {
        return text("type")
                .orElseThrow(() -> Problem.user("output `" + name + "` of profile `" + profileName + "` has no `type`")
                        .hint("add `type: duckdb` to it in profiles.yml")
                        .exception());
    }

    public String schema() {
        return text("schema").orElse("main");
    }

    /// For DuckDB without `database:`, the catalog that its file gets: the file's name without what follows the dot.
    public String database() {
        return text("database").or(() -> text("dbname")).orElseGet(this::catalog);
    }

    public int threads() {
        return values.get("threads") instanceof Number number ? number.intValue() : 1;
    }

    /// The DuckDB file; `:memory:` when none is given.
    public String path() {
        return text("path").orElse(MEMORY);
    }

    /// The DuckDB file as a file. dbt may build in memory; here load, build and readers are processes of their own.
    ///
    /// @throws dev.feira.core.ProblemException when the output names none, or another engine
    public Path file(Path projectDir) {
        if (!type().equals(DUCKDB)) {
            throw Problem.user("output `" + name + "` of profile `" + profileName + "` has the type `" + type()
                            + "`, and Feira builds in `duckdb` alone")
                    .hint("give it `type: duckdb` and a `path` in profiles.yml, or choose another `--target`")
                    .exception();
        }
        String path = path();
        if (path.startsWith(MEMORY)) {
            throw Problem.user("output `" + name + "` of profile `" + profileName
                            + "` has its warehouse in memory, where it is gone when the command ends")
                    .hint("add `path: warehouse.duckdb` to it in profiles.yml")
                    .exception();
        }
        return projectDir.resolve(path).normalize();
    }

    public Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key)).map(String::valueOf);
    }

    /// What templates see as `target`: everything but secrets.
    public Map<String, @Nullable Object> context() {
        Map<String, @Nullable Object> context = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            if (!secret(key)) {
                context.put(key, value);
            }
        });
        context.put("database", database());
        context.put("schema", schema());
        context.put("type", type());
        context.put("threads", (long) threads());
        context.put("name", name);
        context.put("target_name", name);
        context.put("profile_name", profileName);
        return context;
    }

    private String catalog() {
        String path = path();
        if (path.equals(MEMORY)) {
            return "memory";
        }
        String file = String.valueOf(Path.of(path).getFileName());
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }

    private static boolean secret(String key) {
        String name = key.toLowerCase(Locale.ROOT);
        return SECRETS.stream().anyMatch(name::contains);
    }

    @Override
    public String toString() {
        return profileName + "." + name + " (" + values.get("type") + ")";
    }
}
