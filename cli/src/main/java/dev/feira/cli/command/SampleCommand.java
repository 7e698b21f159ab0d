package dev.feira.cli.command;

import dev.feira.cli.Shell;
import dev.feira.cli.terminal.Numbers;
import dev.feira.cli.terminal.Progress;
import dev.feira.cli.terminal.TextTable;
import dev.feira.core.Problem;
import dev.feira.jdbc.Database;
import dev.feira.sample.Sample;
import dev.feira.sample.SampleResult;
import dev.feira.sandbox.ServerStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `feira sample import`.
@Command(
        name = "sample",
        description = "Fill the sandbox's source database with data to play with.",
        synopsisSubcommandLabel = "COMMAND")
final class SampleCommand implements Runnable {
    private final Shell shell;

    @Spec
    private CommandSpec spec;

    SampleCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public void run() {
        spec.commandLine().usage(shell.out());
    }

    @Command(name = "import", description = "Load an archive of CSV files, such as Kaggle's Olist archive.zip.")
    int importArchive(
            @Mixin ProjectOptions project,
            @Mixin OutputOptions output,
            @Parameters(paramLabel = "ARCHIVE", description = "The zip file.") Path archive) {
        Opened opened = Opened.of(project.open(shell));
        Path zip = shell.folder().resolve(archive);
        try (Progress progress = output.progress(shell);
                Database database = Filling.database(opened)) {
            show(output, Filling.sample(opened).importArchive(zip, database, progress));
        }
        return 0;
    }

    private void show(OutputOptions output, SampleResult result) {
        output.print(shell, () -> printTable(result), fields(result));
    }

    private void printTable(SampleResult result) {
        TextTable table = new TextTable("table", "rows", "as CSV");
        result.tables().forEach(it -> table.row(it.name(), Numbers.count(it.rows()), Numbers.bytes(it.csvBytes())));
        table.row("", Numbers.count(result.rows()), Numbers.bytes(result.csvBytes()));
        table.print(shell.out());
    }

    private static Map<String, Object> fields(SampleResult result) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("fingerprint", result.fingerprint());
        fields.put("tables", result.tables());
        return fields;
    }

    /// The pieces of filling a source, which `demo` uses too.
    static final class Filling {
        private Filling() {}

        /// The description of the shop in the project's `sample` folder.
        static Sample sample(Opened opened) {
            Path file = opened.project()
                    .folder()
                    .resolve("sample")
                    .resolve(opened.project().name() + ".yml");
            if (!Files.isRegularFile(file)) {
                throw Problem.user("there is no description of a shop in `" + file + "`")
                        .hint("describe its tables there; projects/olist/sample/olist.yml shows how")
                        .exception();
            }
            return Sample.describedIn(file);
        }

        /// Only a sandbox is ever filled: a source of others is theirs.
        static Database database(Opened opened) {
            if (!opened.project().target().onSandbox()) {
                throw Problem.user("target `" + opened.project().target().name()
                                + "` reads a database that is not the sandbox's, and only the sandbox's is filled")
                        .hint("use a target whose source is `sandbox`")
                        .exception();
            }
            return Database.openForLoading(opened.sandboxSource(ServerStatus::owner));
        }
    }
}
