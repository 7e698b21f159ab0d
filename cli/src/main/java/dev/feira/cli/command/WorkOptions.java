package dev.feira.cli.command;

import picocli.CommandLine.Option;

/// For commands that work on what only one may work on at a time.
final class WorkOptions {
    @Option(names = "--no-wait", description = "Fail at once when another command is at work, instead of waiting.")
    private boolean impatient;

    boolean patient() {
        return !impatient;
    }
}
