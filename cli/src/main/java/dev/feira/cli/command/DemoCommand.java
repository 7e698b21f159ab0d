package dev.feira.cli.command;

import dev.feira.cli.Shell;
import dev.feira.cli.terminal.Numbers;
import dev.feira.cli.terminal.Progress;
import dev.feira.cli.terminal.TextTable;
import dev.feira.core.Problem;
import dev.feira.project.Project;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `feira demo`.
@Command(
        name = "demo",
        description =
                "The whole stack on this machine, from nothing: source, lake, warehouse, stream, star schema, report.")
final class DemoCommand implements Callable<Integer> {
    private final Shell shell;

    @Mixin
    private ProjectOptions project;

    @Mixin
    private OutputOptions output;

    @Mixin
    private WorkOptions work;

    @Option(names = "--data", paramLabel = "ARCHIVE", description = "Kaggle's archive.zip instead of a made-up shop.")
    private @Nullable Path data;

    @Option(
            names = "--scale",
            paramLabel = "N",
            description = "Rows of the made-up shop, as a multiple of the real one's (default: that of feira.yml).")
    private @Nullable Double scale;

    @Option(names = "--seed", paramLabel = "S", description = "Another seed, other rows (default: that of feira.yml).")
    private @Nullable Long seed;

    DemoCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Opened opened = Opened.of(Project.open(folder(), project.target(), shell.environment()));
        Optional<Path> archive = Optional.ofNullable(data).map(shell.folder()::resolve);
        DemoRun.Wish wish = new DemoRun.Wish(archive, opened.sampleSettings(scale, seed));
        DemoReport report;
        try (Progress progress = output.progress(shell)) {
            report = new DemoRun(opened, shell, progress).run(wish, work.patient());
        }
        output.print(shell, () -> print(opened, report), report.fields());
        return report.green() ? 0 : 1;
    }

    private Path folder() {
        return project.named(shell)
                .or(() -> shell.home().map(home -> home.resolve("projects/olist")))
                .orElseThrow(() -> Problem.user("`demo` does not know where `projects/olist` is")
                        .hint("name the project's folder with `--project-dir`")
                        .exception());
    }

    private void print(Opened opened, DemoReport report) {
        PrintStream out = shell.out();
        out.println();
        printTables(report);
        out.println();
        printSteps(report);
        out.println();
        report.stream().ifPresent(this::printStream);
        DemoReport.BuildFigures build = report.build();
        out.println(Numbers.count(build.models()) + " models and " + Numbers.count(build.tests()) + " tests: "
                + (build.failed() == 0 ? "all green" : build.failed() + " failed")
                + (build.warned() == 0 ? "" : ", " + build.warned() + " warned") + ".");
        report.facts().answers().forEach(it -> out.println("\n" + it.question() + "\n  " + it.sentence()));
        printNext(opened);
    }

    private void printTables(DemoReport report) {
        TextTable table = new TextTable("table", "rows", "CSV", "Parquet", "smaller", "source = lake = warehouse");
        report.tables()
                .forEach(it -> table.row(
                        it.name(),
                        Numbers.count(it.sourceRows()),
                        Numbers.bytes(it.csvBytes()),
                        Numbers.bytes(it.parquetBytes()),
                        smaller(it.csvBytes(), it.parquetBytes()),
                        it.digestEqual() ? "equal" : "DIFFERENT"));
        long csv = report.tables().stream()
                .mapToLong(DemoReport.TableFigures::csvBytes)
                .sum();
        long parquet = report.tables().stream()
                .mapToLong(DemoReport.TableFigures::parquetBytes)
                .sum();
        table.row(
                "all",
                Numbers.count(report.rows()),
                Numbers.bytes(csv),
                Numbers.bytes(parquet),
                smaller(csv, parquet),
                "");
        table.print(shell.out());
    }

    private static String smaller(long csv, long parquet) {
        return csv == 0 ? "-" : String.format(Locale.ROOT, "%d %%", Math.round(100 - 100.0 * parquet / csv));
    }

    private void printSteps(DemoReport report) {
        TextTable table = new TextTable("step", "time", "rows/s");
        for (DemoReport.Step step : report.steps()) {
            if (step.name().equals("build")) {
                report.stream().ifPresent(it -> table.row("stream", seconds(it.seconds()), ""));
            }
            table.row(step.name(), seconds(step.seconds()), rate(report, step));
        }
        table.row("all", seconds(report.seconds()), "");
        table.print(shell.out());
    }

    private void printStream(DemoReport.StreamFigures stream) {
        PrintStream out = shell.out();
        TextTable table = new TextTable("stream", "events", "events/s", "p50", "p95", "p99 from send to commit");
        table.row(
                stream.name(),
                Numbers.count(stream.events()),
                Numbers.count(Math.round(stream.rate())),
                stream.p50() + " ms",
                stream.p95() + " ms",
                stream.p99() + " ms");
        table.print(out);
        out.println(Numbers.count(stream.events()) + " events = " + Numbers.count(stream.rows())
                + " rows in PostgreSQL + "
                + Numbers.count(stream.deadLetters()) + " dead letters (malformed on purpose) + "
                + Numbers.count(stream.duplicates()) + " duplicates + " + Numbers.count(stream.gaps()) + " gaps: "
                + (stream.adds() ? "all accounted for" : "NOT ACCOUNTED FOR") + ".");
        out.println();
    }

    private static String rate(DemoReport report, DemoReport.Step step) {
        return List.of("sample", "ingest", "load", "reconcile").contains(step.name()) && step.seconds() > 0
                ? Numbers.count(Math.round(report.rows() / step.seconds()))
                : "";
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.2f s", seconds);
    }

    private void printNext(Opened opened) {
        List<List<String>> next =
                opened.project().file("demo.yml", DemoFile.class).next();
        if (!next.isEmpty()) {
            shell.out().println("\nTry next:");
            int width =
                    next.stream().mapToInt(it -> it.getFirst().length()).max().orElse(0);
            next.forEach(it -> shell.out()
                    .println("  " + it.getFirst()
                            + " ".repeat(width - it.getFirst().length()) + "   # "
                            + String.join(" ", it.subList(1, it.size()))));
        }
    }
}
