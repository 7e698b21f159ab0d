package dev.feira.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CliTest {
    @TempDir
    Path folder;

    @Test
    void helpIsGroupedByTheNewcomersJourney() {
        Run run = Run.feira(folder, "--help");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).containsSubsequence("feira demo", "Data to play with", "sandbox", "More", "completion");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void versionIsOneLine() {
        assertThat(Run.feira(folder, "--version").out()).startsWith("feira ").hasLineCount(1);
    }

    @Test
    void misspelledCommandIsAUsageErrorWithTheNearest() {
        Run run = Run.feira(folder, "sandbx");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("error: ").contains("hint: did you mean `sandbox`?");
    }

    @Test
    void folderThatIsNoProjectIsOneErrorWithoutStackTrace() {
        Run run = Run.feira(folder, "sandbox", "status");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("error: there is no `feira.yml`")
                .contains("hint: ")
                .doesNotContain("\tat ");
    }

    @Test
    void debugShowsWhatLiesBehind() {
        assertThat(Run.feira(folder, "--debug", "sandbox", "status").err()).contains("\tat dev.feira.");
    }

    @Test
    void freshProjectHasNoServersYet() throws IOException {
        Files.writeString(folder.resolve("feira.yml"), "name: shop\n");

        assertThat(Run.feira(folder, "sandbox", "status", "-o", "json").out())
                .isEqualToIgnoringWhitespace("{\"servers\": []}");
    }

    @Test
    void completionScriptKnowsTheCommands() {
        assertThat(Run.feira(folder, "completion", "bash").out()).contains("_complete_feira", "sandbox");
    }
}
