package dev.feira.sandbox.binaries;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// The machine's system and processor, in one spelling.
public record Platform(String system, String processor) {
    public static Platform current() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"), isMusl());
    }

    static Platform of(String name, String architecture, boolean musl) {
        String lower = name.toLowerCase(Locale.ROOT);
        String system = lower.contains("mac") ? "darwin" : lower.contains("windows") ? "windows" : "linux";
        String processor = switch (architecture) {
            case "amd64", "x86_64" -> "amd64";
            case "aarch64", "arm64" -> "arm64";
            default -> architecture;
        };
        return new Platform(musl ? "alpine" : system, processor);
    }

    /// Alpine's C library cannot run programs built for the usual one.
    private static boolean isMusl() {
        return Files.exists(Path.of("/etc/alpine-release"));
    }

    @Override
    public String toString() {
        return system + "-" + processor;
    }
}
