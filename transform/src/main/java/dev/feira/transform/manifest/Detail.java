package dev.feira.transform.manifest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What only nodes of one kind have.
public sealed interface Detail {
    /// A model.
    ///
    /// @param access `private`, `protected` or `public`
    /// @param version of a versioned model
    /// @param primaryKey columns proven unique and not null by constraints or tests
    record Model(
            String access,
            Map<String, @Nullable Object> contract,
            List<Object> constraints,
            @Nullable Object version,
            @Nullable Object latestVersion,
            @Nullable String deprecationDate,
            List<String> primaryKey,
            @Nullable Object timeSpine)
            implements Detail {}

    /// A CSV file.
    ///
    /// @param rootPath folder of the package that holds the file
    record Seed(String rootPath) implements Detail {}

    record Snapshot() implements Detail {}

    record Analysis() implements Detail {}

    /// A test in a SQL file of its own.
    record SingularTest() implements Detail {}

    /// A test made from a macro.
    ///
    /// @param test the macro's name without `test_`
    /// @param namespace the package named in the YAML file (`dbt_utils.accepted_range`)
    /// @param arguments of the macro, templates not rendered
    /// @param attachedNode unique id of the node whose YAML entry declares it
    record GenericTest(
            String test,
            Optional<String> namespace,
            Map<String, @Nullable Object> arguments,
            Optional<String> columnName,
            String fileKeyName,
            Optional<String> attachedNode)
            implements Detail {}

    /// A hook of the project: `on-run-start` or `on-run-end`.
    ///
    /// @param index its place in the list of its kind
    record Operation(long index, String kind) implements Detail {}
}
