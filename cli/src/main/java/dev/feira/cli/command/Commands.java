package dev.feira.cli.command;

import dev.feira.cli.Shell;
import dev.feira.transform.Verb;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.UsageMessageSpec;

/// Puts the command line together: commands get their [Shell], help lists them in the order of a newcomer's journey.
public final class Commands {
    private static final Map<String, List<String>> JOURNEY = journey();

    private Commands() {}

    public static CommandLine line(Shell shell) {
        CommandLine line = new CommandLine(Feira.class, factory(shell));
        verbs(line, shell);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setColorScheme(Help.defaultColorScheme(shell.coloured() ? Help.Ansi.ON : Help.Ansi.OFF));
        line.setUsageHelpWidth(100);
        line.setUsageHelpLongOptionsMaxWidth(30);
        line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, Commands::list);
        line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING, help -> "");
        return line;
    }

    private static void verbs(CommandLine line, Shell shell) {
        Map<Verb, String> verbs = new EnumMap<>(Map.of(
                Verb.BUILD,
                        "Run seeds, models and tests in the order of their dependencies; publish when all is green.",
                Verb.RUN, "Run models.",
                Verb.TEST, "Run tests.",
                Verb.SEED, "Load the CSV files in seeds/.",
                Verb.SNAPSHOT, "Take snapshots: keep what rows were before they changed.",
                Verb.COMPILE, "Write the SQL of the models to target/compiled."));
        verbs.forEach((verb, text) -> {
            CommandLine command = new CommandLine(new NodesCommand(shell, verb), factory(shell));
            command.getCommandSpec().usageMessage().description(text);
            line.addSubcommand(verb.word(), command);
        });
    }

    private static Map<String, List<String>> journey() {
        Map<String, List<String>> journey = new LinkedHashMap<>();
        journey.put("Start here", List.of("demo", "doctor"));
        journey.put("Data to play with", List.of("sandbox", "sample"));
        journey.put("Source, lake, warehouse", List.of("copy", "ingest", "load", "reconcile", "lake", "warehouse"));
        journey.put("Live events", List.of("stream"));
        journey.put(
                "Transform, as with dbt",
                List.of(
                        "build",
                        "run",
                        "test",
                        "seed",
                        "snapshot",
                        "retry",
                        "source",
                        "show",
                        "ls",
                        "parse",
                        "compile",
                        "docs",
                        "deps",
                        "debug",
                        "clean",
                        "run-operation"));
        return journey;
    }

    /// A command is made with the shell when its constructor asks for it.
    private static IFactory factory(Shell shell) {
        IFactory standard = CommandLine.defaultFactory();
        return new IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                try {
                    var constructor = type.getDeclaredConstructor(Shell.class);
                    constructor.setAccessible(true);
                    return constructor.newInstance(shell);
                } catch (NoSuchMethodException e) {
                    return standard.create(type);
                }
            }
        };
    }

    private static String list(Help help) {
        Map<String, Help> rest = new TreeMap<>(help.subcommands());
        StringBuilder text = new StringBuilder();
        JOURNEY.forEach((chapter, names) -> {
            List<String> known = names.stream().filter(rest::containsKey).toList();
            if (!known.isEmpty()) {
                text.append(heading(help, chapter));
                known.forEach(name -> text.append(line(name, help.subcommands().get(name))));
                rest.keySet().removeAll(known);
            }
        });
        if (!rest.isEmpty()) {
            text.append(heading(help, "More"));
            rest.forEach((name, command) -> text.append(line(name, command)));
        }
        return text.toString();
    }

    private static String heading(Help help, String title) {
        return help.colorScheme()
                .ansi()
                .string("%n@|bold " + title + "|@%n".formatted())
                .formatted();
    }

    private static String line(String name, @Nullable Help command) {
        String[] header = command == null
                ? new String[0]
                : command.commandSpec().usageMessage().description();
        return "  %-15s %s%n".formatted(name, header.length == 0 ? "" : header[0]);
    }
}
