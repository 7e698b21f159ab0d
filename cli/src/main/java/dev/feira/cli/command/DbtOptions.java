package dev.feira.cli.command;

import dev.feira.cli.Shell;
import dev.feira.platform.Platform;
import dev.feira.transform.Flags;
import dev.feira.transform.Invocation;
import dev.feira.transform.RunLog;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Options that every verb of dbt has, with dbt's names.
final class DbtOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Mixin
    private ProjectOptions project;

    @Option(names = "--profiles-dir", paramLabel = "DIR", description = "The folder of profiles.yml.")
    private @Nullable Path profilesDir;

    @Option(names = "--profile", paramLabel = "NAME", description = "A profile of profiles.yml.")
    private @Nullable String profile;

    @Option(names = "--vars", paramLabel = "YAML", description = "Variables, before those of dbt_project.yml.")
    private @Nullable String vars;

    @Option(names = "--threads", paramLabel = "N", description = "How many nodes at once (default: the profile's).")
    private @Nullable Integer threads;

    @Option(
            names = {"-q", "--quiet"},
            description = "Log nothing but errors.")
    private boolean quiet;

    @Option(
            names = "--use-colors",
            negatable = true,
            hidden = true,
            description = "Accepted for dbt's sake; the log has no colours.")
    @SuppressWarnings("UnusedVariable")
    private boolean colours;

    Opened open(Shell shell) {
        return Opened.of(project.open(shell));
    }

    OptionalInt threads() {
        return threads == null ? OptionalInt.empty() : OptionalInt.of(threads);
    }

    Invocation invocation(Platform platform, Shell shell, Flags flags) {
        Invocation standard = platform.invocation(flags.which());
        return new Invocation(
                        standard.projectDir(),
                        profilesDir == null
                                ? standard.profilesDir()
                                : Optional.of(
                                        shell.folder().resolve(profilesDir).normalize()),
                        Optional.ofNullable(profile),
                        standard.target(),
                        Map.of(),
                        standard.environment(),
                        flags)
                .vars(Vars.parse("--vars", vars));
    }

    Invocation invocation(Shell shell, String command) {
        return invocation(open(shell).platform(), shell, Flags.of(command));
    }

    boolean quiet() {
        return quiet;
    }

    /// dbt's log, on stdout as dbt writes it.
    RunLog log(Shell shell) {
        Feira root = (Feira) spec.root().userObject();
        return root.logFormat() == Feira.LogFormat.JSON
                ? RunLog.json(shell.out(), UUID.randomUUID().toString(), quiet)
                : RunLog.text(shell.out(), quiet);
    }
}
