package dev.feira.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.feira.core.ProblemException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DotEnvTest {
    @Test
    void readsPlainQuotedAndExportedValues() {
        assertThat(DotEnv.parse(".env", """
                        # comment
                        HOST=db.shop  # the replica
                        export PORT=3306
                        PASSWORD='a#b $x'
                        GREETING="two\\nlines \\"quoted\\""
                        EMPTY=
                        """.lines().toList()))
                .isEqualTo(Map.of(
                        "HOST", "db.shop",
                        "PORT", "3306",
                        "PASSWORD", "a#b $x",
                        "GREETING", "two\nlines \"quoted\"",
                        "EMPTY", ""));
    }

    @Test
    void brokenLineIsNamedWithoutItsContent() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> DotEnv.parse(".env", List.of("A=1", "hunter2")))
                .satisfies(
                        e -> assertThat(e.problem().text()).contains(".env:2:1").doesNotContain("hunter2"));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> DotEnv.parse(".env", List.of("A='hunter2")))
                .satisfies(
                        e -> assertThat(e.problem().text()).contains(".env:1:3").doesNotContain("hunter2"));
    }
}
