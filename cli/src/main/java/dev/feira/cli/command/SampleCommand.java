package dev.feira.cli.command;

import dev.feira.cli.Shell;
import dev.feira.cli.terminal.Numbers;
import dev.feira.cli.terminal.Progress;
import dev.feira.cli.terminal.TextTable;
import dev.feira.sample.SampleResult;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `feira sample generate|import`.
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
        Filling filling = Filling.of(Opened.of(project.open(shell)));
        try (Progress progress = output.progress(shell)) {
            show(output, filling.importArchive(shell.folder().resolve(archive), progress));
        }
        return 0;
    }

    @Command(name = "generate", description = "Make up a shop: the same rows for the same scale and seed.")
    int generate(
            @Mixin ProjectOptions project,
            @Mixin OutputOptions output,
            @Option(names = "--scale", paramLabel = "N", description = "Rows, as a multiple of the real shop's.")
                    @Nullable
                    Double scale,
            @Option(names = "--seed", paramLabel = "S", description = "Another seed, other rows.") @Nullable
                    Long seed) {
        Opened opened = Opened.of(project.open(shell));
        Filling filling = Filling.of(opened);
        try (Progress progress = output.progress(shell)) {
            show(output, filling.generate(opened.sampleSettings(scale, seed), progress));
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
}
