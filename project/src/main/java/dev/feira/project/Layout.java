package dev.feira.project;

import java.nio.file.Path;

/// Where a target's things lie under the project's `.feira/` folder. Everything there can be made again, none of it is
/// for version control.
///
/// @param home the target's own folder: `.feira` for the project's default target, `.feira/<target>` for others
public record Layout(Path home) {
    /// Servers of `feira sandbox`, with their data and passwords.
    public Path sandbox() {
        return home.resolve("sandbox");
    }

    /// Iceberg tables and their catalog.
    public Path lake() {
        return home.resolve("lake");
    }

    /// The embedded warehouse's folder, unless `profiles.yml` says otherwise.
    public Path warehouse() {
        return home.resolve("warehouse");
    }

    /// Files that commands hold while they work.
    public Path locks() {
        return home.resolve("locks");
    }

    /// What a command remembers for its next run.
    public Path state() {
        return home.resolve("state");
    }
}
