package dev.feira.cli.command;

import dev.feira.cli.Shell;
import dev.feira.core.EventListener;
import dev.feira.transform.Dbt;
import dev.feira.transform.ListFormat;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `feira ls`.
@Command(name = "ls", aliases = "list", description = "List models, tests, seeds and sources that a selection means.")
final class ListCommand implements Callable<Integer> {
    private final Shell shell;

    @Mixin
    private DbtOptions dbt;

    @Mixin
    private SelectionOptions nodes;

    @Option(
            names = "--output",
            paramLabel = "FORM",
            defaultValue = "selector",
            description = "selector, name, path or json (default: ${DEFAULT-VALUE}).")
    private ListFormat format;

    @Option(names = "--output-keys", arity = "1..*", paramLabel = "KEY", description = "Keys of the JSON objects.")
    private List<String> keys = List.of();

    ListCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        List<String> lines = Dbt.of(dbt.invocation(shell, "list"), EventListener.none())
                .ls(nodes.selection(shell), format, SelectionOptions.words(keys));
        lines.forEach(shell.out()::println);
        if (lines.isEmpty() && !dbt.quiet()) {
            shell.err().println("No nodes selected!");
        }
        return 0;
    }
}
