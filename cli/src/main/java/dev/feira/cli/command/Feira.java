package dev.feira.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// The root: `feira`.
@Command(
        name = "feira",
        description = {
            "The whole data stack of a shop in one program: source database -> lake -> warehouse -> tested star schema.",
            "",
            "New here? `feira demo` does all of it on this machine and says what it did."
        },
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = Version.class,
        subcommands = {
            DemoCommand.class,
            DoctorCommand.class,
            SandboxCommand.class,
            SampleCommand.class,
            CopyCommand.class,
            IngestCommand.class,
            LoadCommand.class,
            ReconcileCommand.class,
            LakeCommand.class,
            WarehouseCommand.class,
            StreamCommand.class,
            ShowCommand.class,
            DocsCommand.class,
            SourceCommand.class,
            RunOperationCommand.class,
            RetryCommand.class,
            ListCommand.class,
            ParseCommand.class,
            DepsCommand.class,
            DebugCommand.class,
            CleanCommand.class,
            CompletionCommand.class
        },
        footer = {
            "",
            "Each command explains itself: `feira COMMAND --help`.",
            "Exit codes: 0 done, 1 data, test or connection failed, 2 usage or configuration, 130/143 stopped."
        })
@SuppressWarnings("UnusedVariable") // `help` and `version` are for the parser alone
public final class Feira implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Explain this command and exit.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Print the version and exit.")
    private boolean version;

    @Option(
            names = {"-d", "--debug"},
            scope = ScopeType.INHERIT,
            description = "Show what lies behind an error.")
    private boolean debug;

    @Option(
            names = "--log-format",
            scope = ScopeType.INHERIT,
            paramLabel = "text|json",
            defaultValue = "text",
            description = "How progress is written to stderr (default: ${DEFAULT-VALUE}).")
    private LogFormat logFormat;

    /// How progress and logs are written.
    public enum LogFormat {
        TEXT,
        JSON
    }

    public boolean debug() {
        return debug;
    }

    LogFormat logFormat() {
        return logFormat;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
