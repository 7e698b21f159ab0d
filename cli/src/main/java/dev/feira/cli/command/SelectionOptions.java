package dev.feira.cli.command;

import dev.feira.cli.Shell;
import dev.feira.transform.Selection;
import dev.feira.transform.Selection.Indirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which nodes, in dbt's words.
final class SelectionOptions {
    @Option(
            names = {"-s", "--select", "-m", "--models", "--model"},
            arity = "1..*",
            paramLabel = "NODES",
            description = "Only these: `+name`, `tag:x`, `path:models/marts`, …")
    private List<String> select = List.of();

    @Option(names = "--exclude", arity = "1..*", paramLabel = "NODES", description = "But not these.")
    private List<String> exclude = List.of();

    @Option(names = "--selector", paramLabel = "NAME", description = "An entry of selectors.yml.")
    private @Nullable String selector;

    @Option(
            names = {"--resource-type", "--resource-types"},
            arity = "1..*",
            paramLabel = "TYPE",
            description = "Only nodes of these types.")
    private List<String> types = List.of();

    @Option(
            names = {"--exclude-resource-type", "--exclude-resource-types"},
            arity = "1..*",
            paramLabel = "TYPE",
            description = "No nodes of these types.")
    private List<String> excludedTypes = List.of();

    @Option(
            names = "--indirect-selection",
            paramLabel = "MODE",
            defaultValue = "eager",
            description = "Which tests come along: eager, cautious, buildable, empty.")
    private Indirect indirect;

    @Option(names = "--state", paramLabel = "DIR", description = "A folder with an earlier manifest.json.")
    private @Nullable Path state;

    Selection selection(Shell shell) {
        return new Selection(
                words(select),
                words(exclude),
                Optional.ofNullable(selector),
                Set.copyOf(types),
                Set.copyOf(excludedTypes),
                indirect,
                Optional.ofNullable(state).map(shell.folder()::resolve));
    }

    /// dbt takes `--select "a b"` for two.
    static List<String> words(List<String> arguments) {
        return arguments.stream()
                .flatMap(it -> java.util.Arrays.stream(it.strip().split("\\s+", -1)))
                .filter(it -> !it.isEmpty())
                .toList();
    }
}
