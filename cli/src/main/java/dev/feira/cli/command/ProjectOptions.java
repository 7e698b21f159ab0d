package dev.feira.cli.command;

import dev.feira.cli.Shell;
import dev.feira.project.Project;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which project, and which of its targets.
final class ProjectOptions {
    @Option(
            names = "--project-dir",
            paramLabel = "DIR",
            description = "The project's folder (default: the current one).")
    private @Nullable Path folder;

    @Option(
            names = {"-t", "--target"},
            paramLabel = "NAME",
            description = "A target of feira.yml and profiles.yml (default: FEIRA_TARGET, then the project's own).")
    private @Nullable String target;

    Path folder(Shell shell) {
        return folder == null ? shell.folder() : shell.folder().resolve(folder);
    }

    Optional<Path> named(Shell shell) {
        return Optional.ofNullable(folder).map(shell.folder()::resolve);
    }

    Optional<String> target() {
        return Optional.ofNullable(target);
    }

    Project open(Shell shell) {
        return Project.open(folder(shell), target(), shell.environment());
    }
}
