package dev.feira.cli;

import static org.assertj.core.api.Assertions.assertThat;

/// An error as a person wants it.
final class Clear {
    private Clear() {}

    /// One error with a cure and without a stack trace, and in its text those parts.
    static void of(Run run, int exit, String... parts) {
        assertThat(run.exit()).as("%s", run).isEqualTo(exit);
        assertThat(run.err())
                .containsOnlyOnce("error: ")
                .contains("hint: ")
                .contains(parts)
                .doesNotContain("\tat ", "Exception", "Caused by");
    }
}
