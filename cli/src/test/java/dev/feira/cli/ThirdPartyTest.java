package dev.feira.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ThirdPartyTest {
    /// The build refuses licences that are not on its list; this keeps the list that people read up to date.
    @Test
    void listOfThirdPartiesIsTheBuildsOwn() throws IOException {
        assertThat(Run.HOME.resolve("THIRD-PARTY.txt"))
                .as("after a change of dependencies: cp cli/target/licences/THIRD-PARTY.txt THIRD-PARTY.txt")
                .content()
                .isEqualTo(Files.readString(Path.of("target/licences/THIRD-PARTY.txt")));
    }
}
