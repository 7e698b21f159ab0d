package dev.feira.cli.command;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/// Feira's version, from the jar's manifest.
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"feira " + number() + " (Java " + Runtime.version().feature() + ")"};
    }

    private static String number() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
