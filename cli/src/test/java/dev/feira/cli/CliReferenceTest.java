package dev.feira.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feira.cli.command.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CliReferenceTest {
    private static final Path PAGE = Run.HOME.resolve("docs/reference/cli.md");

    @TempDir
    Path folder;

    /// The page is what the commands say of themselves; `FEIRA_REWRITE=true` writes it anew.
    @Test
    void pageSaysWhatTheCommandsSay() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Commands

                Written by a test from what the commands say of themselves (`feira COMMAND --help`).
                """);
        describe(page, Commands.line(Run.shell(folder, Map.of(), System.out, System.err)));

        if ("true".equals(System.getenv("FEIRA_REWRITE"))) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE)
                .as("after a change of commands: run this test with FEIRA_REWRITE=true")
                .content()
                .isEqualTo(page.toString());
    }

    private static void describe(StringBuilder page, CommandLine command) {
        page.append("\n## `").append(command.getCommandSpec().qualifiedName()).append("`\n\n```\n");
        page.append(command.getUsageMessage(CommandLine.Help.Ansi.OFF).stripTrailing())
                .append("\n```\n");
        command.getSubcommands().values().stream().distinct().forEach(it -> describe(page, it));
    }
}
